namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>
/// Reads PagerDuty's outgoing webhooks (version 3, and the older one with messages), and events in the shape of its Events API where a
/// tool can set only the address. What is about services, responders or fields holds no alert.
/// </summary>
internal static class PagerDutyWebhook
{
    public static IEnumerable<ReceivedAlert> Read(JsonReading body, IHeaderDictionary headers, AlertSource source)
    {
        if (body.IsObject && body.Has("event_action"))
        {
            return [PagerDutyEvents.Alert(body)];
        }

        if (body.IsObject && body.Has("payload"))
        {
            return [PagerDutyEvents.Change(body)];
        }

        if (body.IsObject && body.Any("messages").IsList)
        {
            return body.Objects("messages").SelectMany(Message);
        }

        if (body.IsObject && !body.Has("event"))
        {
            body.Fault("event", "is missing, and so are messages and event_action");
        }

        return body.IsObject ? Event(body.Object("event")) : NoObject(body);
    }

    private static IEnumerable<ReceivedAlert> NoObject(JsonReading body)
    {
        body.Fault("is not an object");
        return [];
    }

    private static IEnumerable<ReceivedAlert> Event(JsonReading told)
    {
        var kind = told.Required("event_type");
        if (!kind.StartsWith("incident.", StringComparison.Ordinal) || StatusOf(kind["incident.".Length..]) is not { } status)
        {
            return [];
        }

        var data = told.Object("data");
        return [Incident(
            status == ReceivedStatus.Noted ? data.Object("incident") : data, status, told.Time("occurred_at"),
            status == ReceivedStatus.Noted ? data.FirstText("content") ?? "" : null, told.Any("agent").IsObject ? told.Object("agent").FirstText("summary") : null)];
    }

    private static IEnumerable<ReceivedAlert> Message(JsonReading message)
    {
        var kind = message.FirstText("event", "type") ?? message.Required("event");
        if (!kind.StartsWith("incident.", StringComparison.Ordinal) || StatusOf(kind["incident.".Length..]) is not { } status)
        {
            return [];
        }

        var incident = message.Has("data") ? message.Object("data").Object("incident") : message.Object("incident");
        return [Incident(incident, status, message.Time("created_on"), status == ReceivedStatus.Noted ? kind : null, null)];
    }

    private static ReceivedAlert Incident(JsonReading incident, ReceivedStatus status, DateTimeOffset? at, string? note, string? by)
    {
        var id = incident.FirstText("id") ?? incident.Required("id");
        var trigger = incident.Any("trigger_summary_data").IsObject ? incident.Object("trigger_summary_data") : default;
        var title = incident.FirstText("title", "summary") ?? trigger.FirstText("subject", "description") ?? $"Incident {id}";
        var service = incident.Any("service").IsObject ? incident.Object("service").FirstText("summary", "name") : null;
        var priority = incident.Any("priority").IsObject ? incident.Object("priority").FirstText("summary", "name") : null;
        return new ReceivedAlert(
            id,
            service ?? "",
            status,
            title,
            title,
            status == ReceivedStatus.Firing ? incident.Time("created_at") ?? at : null,
            Labels.Of(("service", service), ("urgency", incident.Text("urgency")), ("priority", priority), ("incident_key", incident.Text("incident_key"))),
            Severities.Of(priority) ?? Severities.Of(incident.Text("urgency")),
            service,
            incident.FirstText("html_url"),
            note,
            by);
    }

    private static ReceivedStatus? StatusOf(string what) => what switch
    {
        "triggered" or "trigger" or "reopened" => ReceivedStatus.Firing,
        "unacknowledged" or "unacknowledge" => ReceivedStatus.Unacknowledged,
        "acknowledged" or "acknowledge" => ReceivedStatus.Acknowledged,
        "resolved" or "resolve" => ReceivedStatus.Resolved,
        "annotated" or "annotate" or "status_update_published" => ReceivedStatus.Noted,
        _ => null,
    };
}
