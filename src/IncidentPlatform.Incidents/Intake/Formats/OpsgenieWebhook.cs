namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>Reads Opsgenie's outgoing webhook. What it tells of escalations, tags and schedules is a note on the alert.</summary>
internal static class OpsgenieWebhook
{
    public static IEnumerable<ReceivedAlert> Read(JsonReading body, IHeaderDictionary headers, AlertSource source)
    {
        if (!body.IsObject)
        {
            body.Fault("is not an object");
            yield break;
        }

        var action = body.Required("action");
        if (!body.Has("alert"))
        {
            // A test of the integration, or an action on something else than an alert.
            yield break;
        }

        var alert = body.Object("alert");
        var title = alert.FirstText("message") ?? "alert";
        var status = StatusOf(action);
        yield return new ReceivedAlert(
            alert.FirstText("alertId", "alias") ?? alert.Required("alertId"),
            alert.FirstText("entity") ?? "",
            status,
            title,
            alert.FirstText("description") ?? title,
            alert.Time("createdAt"),
            Labels.Of([.. alert.List("tags").Select(t => (t, (string?)"true"))]).And(
                Labels.Of(("alias", alert.Text("alias")), ("entity", alert.Text("entity")), ("source", alert.Text("source")))).And(alert.Any("details").AnyTexts()),
            Severities.Of(alert.FirstText("priority")),
            alert.FirstText("entity"),
            Note: status == ReceivedStatus.Noted ? alert.FirstText("note") ?? action : null,
            By: alert.FirstText("username"));
    }

    private static ReceivedStatus StatusOf(string action) => action.ToUpperInvariant() switch
    {
        "CREATE" => ReceivedStatus.Firing,
        "UNACKNOWLEDGE" => ReceivedStatus.Unacknowledged,
        "ACKNOWLEDGE" or "ASSIGNOWNERSHIP" or "TAKEOWNERSHIP" => ReceivedStatus.Acknowledged,
        "CLOSE" or "DELETE" => ReceivedStatus.Resolved,
        _ => ReceivedStatus.Noted,
    };
}
