namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>The words that monitoring tools have for whether a problem is there.</summary>
internal static class StatusWords
{
    /// <returns>Null for a word that is not known.</returns>
    public static ReceivedStatus? Read(string word) => word.Trim().ToLowerInvariant() switch
    {
        "firing" or "fired" or "alerting" or "alarm" or "alert" or "triggered" or "trigger" or "open" or "opened" or "active" or "problem" or "down"
            or "failed" or "failing" or "fail" or "error" or "critical" or "warning" or "unhealthy" or "new" or "created" or "create" => ReceivedStatus.Firing,
        "resolved" or "resolve" or "ok" or "closed" or "close" or "recovered" or "recovery" or "normal" or "up" or "cleared" or "clear" or "inactive"
            or "success" or "healthy" or "done" => ReceivedStatus.Resolved,
        "acknowledged" or "acknowledge" or "ack" => ReceivedStatus.Acknowledged,
        "changed" or "change" or "deployed" or "deployment" => ReceivedStatus.Changed,
        _ => null,
    };
}
