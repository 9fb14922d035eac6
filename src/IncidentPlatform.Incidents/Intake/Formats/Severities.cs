namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>The words that monitoring tools have for how bad something is.</summary>
internal static class Severities
{
    /// <returns>Null for a word that says nothing of it.</returns>
    public static AlertSeverity? Of(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "critical" or "crit" or "fatal" or "page" or "emergency" or "disaster" or "p1" or "sev1" or "sev-1" or "1" => AlertSeverity.Critical,
        "error" or "err" or "high" or "major" or "p2" or "sev2" or "sev-2" or "2" => AlertSeverity.Error,
        "warning" or "warn" or "medium" or "minor" or "moderate" or "p3" or "sev3" or "sev-3" or "3" => AlertSeverity.Warning,
        "info" or "information" or "informational" or "debug" or "low" or "none" or "ok" or "p4" or "p5" or "sev4" or "sev5" or "4" or "5" => AlertSeverity.Info,
        _ => null,
    };
}
