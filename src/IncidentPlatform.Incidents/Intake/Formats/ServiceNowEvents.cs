using System.Text.Json;

namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>
/// Reads what ServiceNow sends: events in the shape of its event table (one, or many as <c>records</c>), and incident records as a
/// business rule or the table API gives them.
/// </summary>
internal static class ServiceNowEvents
{
    public static IEnumerable<ReceivedAlert> Read(JsonReading body, IHeaderDictionary headers, AlertSource source)
    {
        if (!body.IsObject)
        {
            body.Fault("is not an object");
            return [];
        }

        var records = body.Any("records") is { IsList: true } events ? events.Objects()
            : body.Any("result") is { IsList: true } list ? list.Objects()
            : [body.Has("result") ? body.Object("result") : body];
        return records.Select(r => r.Has("number") || r.Has("short_description") ? Incident(r) : Event(r));
    }

    private static ReceivedAlert Event(JsonReading e)
    {
        var node = e.FirstText("node");
        var kind = e.FirstText("type", "event_class");
        var resource = e.FirstText("resource");
        var metric = e.FirstText("metric_name");
        var severity = e.FirstText("severity");
        if (node is null && kind is null && e.FirstText("message_key", "description") is null)
        {
            e.Fault("message_key", "is missing, and so are node, type and description");
        }

        return new ReceivedAlert(
            e.FirstText("message_key") ?? Fingerprint.Of(e.FirstText("source"), node, kind, resource, metric),
            node ?? kind ?? "",
            IsClear(severity, e.FirstText("resolution_state", "state")) ? ReceivedStatus.Resolved : ReceivedStatus.Firing,
            metric ?? kind ?? "event",
            e.FirstText("description", "short_description"),
            e.Time("time_of_event"),
            Labels.Of(("node", node), ("type", kind), ("resource", resource), ("metric", metric)).And(Additional(e)),
            Severities.Of(severity),
            e.FirstText("ci_identifier_service", "business_service", "service") ?? Additional(e).GetValueOrDefault("service"));
    }

    private static bool IsClear(string? severity, string? state) =>
        severity?.ToLowerInvariant() is "0" or "5" or "clear" or "ok" || state?.ToLowerInvariant() is "closing" or "closed" or "resolved";

    /// <summary>What an event carries beside its columns: an object, or the JSON of one as a text.</summary>
    private static Dictionary<string, string> Additional(JsonReading e)
    {
        if (e.Any("additional_info") is not { IsText: true } text)
        {
            return e.Any("additional_info").IsObject ? new Dictionary<string, string>(e.Any("additional_info").AnyTexts(), StringComparer.Ordinal) : [];
        }

        try
        {
            using var json = JsonDocument.Parse(text.AsText() ?? "");
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? json.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String)
                    .GroupBy(p => p.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Value.GetString()!, StringComparer.Ordinal)
                : [];
        }
        catch (JsonException)
        {
            return Labels.Of(("additional_info", text.AsText()));
        }
    }

    private static ReceivedAlert Incident(JsonReading record)
    {
        var title = record.FirstText("short_description", "description") ?? record.Required("short_description");
        var service = Named(record, "business_service") ?? Named(record, "cmdb_ci");
        return new ReceivedAlert(
            record.FirstText("number", "sys_id") ?? record.Required("number"),
            record.FirstText("category") ?? "",
            record.FirstText("state", "incident_state") switch
            {
                "6" or "7" or "8" or "Resolved" or "Closed" or "Canceled" => ReceivedStatus.Resolved,
                _ => ReceivedStatus.Firing,
            },
            title,
            title,
            record.Time("opened_at"),
            Labels.Of(("category", record.Text("category")), ("ci", Named(record, "cmdb_ci")), ("correlation_id", record.Text("correlation_id"))),
            Severities.Of(record.FirstText("priority")?[..1]),
            service);
    }

    /// <summary>A reference is a text, or an object with the display value.</summary>
    private static string? Named(JsonReading record, string member) => record.Any(member) switch
    {
        { IsObject: true } reference => reference.FirstText("display_value", "name"),
        var text => text.AsText() is { Length: > 0 } name ? name : null,
    };
}
