namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>Reads events and change events as PagerDuty's Events API v2 takes them.</summary>
internal static class PagerDutyEvents
{
    public const int LongestKey = 255;

    /// <summary>The event as an alert. One that triggers without a <c>dedup_key</c> is given one of its own.</summary>
    public static ReceivedAlert Alert(JsonReading e)
    {
        var status = StatusOf(e);
        var key = e.FirstText("dedup_key");
        if (key is { Length: > LongestKey })
        {
            e.Fault("dedup_key", $"is longer than {LongestKey} characters");
        }

        if (key is null && status != ReceivedStatus.Firing)
        {
            e.Fault("dedup_key", "is missing: only a trigger may be without it");
        }

        key ??= Guid.CreateVersion7().ToString("N");
        if (status != ReceivedStatus.Firing)
        {
            return new ReceivedAlert(key, "", status, key, null, null, Labels.Of());
        }

        if (!e.Has("payload"))
        {
            e.Fault("payload", "is missing");
        }

        var payload = e.Object("payload");
        var summary = e.Has("payload") ? payload.Required("summary") : "";
        var source = e.Has("payload") ? payload.Required("source") : "";
        var component = payload.FirstText("component");
        return new ReceivedAlert(
            key, payload.FirstText("group") ?? "", status, summary, summary, payload.Time("timestamp"),
            Labels.Of(
                ("source", source), ("component", component), ("group", payload.Text("group")), ("class", payload.Text("class")),
                ("client", e.Text("client"))).And(Details(payload)),
            SeverityOf(payload),
            Details(payload).FirstOrDefault(d => d.Key == "service").Value ?? component,
            e.FirstText("client_url") ?? FirstLink(e));
    }

    /// <summary>A change event: something was changed, and nobody is paged for it.</summary>
    public static ReceivedAlert Change(JsonReading e)
    {
        var payload = e.Object("payload");
        if (!e.Has("payload"))
        {
            e.Fault("payload", "is missing");
        }

        var summary = e.Has("payload") ? payload.Required("summary") : "";
        var source = payload.FirstText("source");
        var details = Details(payload).ToList();
        var at = payload.Time("timestamp");
        return new ReceivedAlert(
            at is null ? Guid.CreateVersion7().ToString("N") : Fingerprint.Of(summary, source, payload.Text("timestamp")), "", ReceivedStatus.Changed, summary, summary, at,
            Labels.Of(("source", source)).And(details), Service: details.Find(d => d.Key == "service").Value, Link: FirstLink(e));
    }

    private static ReceivedStatus StatusOf(JsonReading e)
    {
        switch (e.Required("event_action"))
        {
            case "resolve":
                return ReceivedStatus.Resolved;
            case "acknowledge":
                return ReceivedStatus.Acknowledged;
            case "trigger" or "":
                return ReceivedStatus.Firing;
            default:
                e.Fault("event_action", "is none of trigger, acknowledge, resolve");
                return ReceivedStatus.Firing;
        }
    }

    private static AlertSeverity? SeverityOf(JsonReading payload)
    {
        if (!payload.IsObject)
        {
            return null;
        }

        switch (payload.Required("severity"))
        {
            case "critical":
                return AlertSeverity.Critical;
            case "error":
                return AlertSeverity.Error;
            case "warning":
                return AlertSeverity.Warning;
            case "info":
                return AlertSeverity.Info;
            case "":
                return null;
            default:
                payload.Fault("severity", "is none of critical, error, warning, info");
                return null;
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Details(JsonReading payload) =>
        payload.Any("custom_details").AnyTexts();

    private static string? FirstLink(JsonReading e) => e.Any("links").Items().Select(l => l.IsObject ? l.FirstText("href") : null).FirstOrDefault(l => l is not null);
}
