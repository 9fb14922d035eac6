namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>
/// Reads any JSON: by the source's mapping, and by the usual names for whatever the mapping leaves out. The body is an alert, a list of
/// alerts, or an object with the list <c>alerts</c>.
/// </summary>
internal static class GenericAlerts
{
    private static readonly string[] Keys = ["key", "dedupKey", "dedup_key", "fingerprint", "alias", "id"];
    private static readonly string[] Groups = ["group", "groupKey", "group_key"];
    private static readonly string[] Names = ["name", "alertname", "alert", "title", "rule", "event", "summary", "message"];
    private static readonly string[] Summaries = ["summary", "description", "message", "text", "title"];
    private static readonly string[] Statuses = ["status", "state", "action"];
    private static readonly string[] Severity = ["severity", "priority", "level"];
    private static readonly string[] Services = ["service", "labels.service", "component"];
    private static readonly string[] Starts = ["startedAt", "started_at", "startsAt", "timestamp", "time", "at"];
    private static readonly string[] Links = ["link", "url"];

    public static IEnumerable<ReceivedAlert> Read(JsonReading body, IHeaderDictionary headers, AlertSource source)
    {
        var mapping = source.Mapping ?? AlertMapping.Usual;
        return AlertsOf(body, mapping).Select(alert => Alert(alert, mapping));
    }

    /// <param name="otherwiseNamed">Its name, where it does not say one.</param>
    public static ReceivedAlert Alert(JsonReading alert, AlertMapping mapping, string? otherwiseNamed = null)
    {
        var name = Text(alert, mapping.Name, Names) ?? otherwiseNamed;
        if (name is null)
        {
            alert.Fault(mapping.Name ?? "name", "is missing");
            name = "";
        }

        var service = Text(alert, mapping.Service, Services);
        var labels = LabelsOf(alert, mapping);
        return new ReceivedAlert(
            KeyOf(alert, mapping) ?? Fingerprint.Of([name, service, .. labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={l.Value}")]),
            Text(alert, mapping.Group, Groups) ?? name,
            StatusOf(alert, mapping),
            name,
            Text(alert, mapping.Summary, Summaries),
            StartOf(alert, mapping),
            labels,
            SeverityOf(Text(alert, mapping.Severity, Severity), mapping),
            service ?? labels.GetValueOrDefault("service"),
            Text(alert, mapping.Link, Links));
    }

    public static string? KeyOf(JsonReading alert, AlertMapping mapping) => Text(alert, mapping.Key, Keys);

    public static bool SaysStatus(JsonReading alert, AlertMapping mapping) => Text(alert, mapping.Status, Statuses) is not null;

    private static IReadOnlyList<JsonReading> AlertsOf(JsonReading body, AlertMapping mapping)
    {
        if (mapping.Alerts is { } path)
        {
            if (body.At(path) is { IsList: true } list)
            {
                return list.Objects();
            }

            body.Fault(path, "is not a list");
            return [];
        }

        if (body.IsList)
        {
            return body.Objects();
        }

        if (!body.IsObject)
        {
            body.Fault("is neither an object nor a list");
            return [];
        }

        return body.Any("alerts").IsList ? body.Objects("alerts") : [body];
    }

    private static string? Text(JsonReading alert, string? mapped, string[] usual)
    {
        foreach (var path in mapped is null ? usual : [mapped])
        {
            if (alert.At(path).AsText() is { } text && !string.IsNullOrWhiteSpace(text))
            {
                return text;
            }
        }

        return null;
    }

    private static Dictionary<string, string> LabelsOf(JsonReading alert, AlertMapping mapping)
    {
        var tags = alert.Any("tags");
        var named = tags.Items().Select(t => t.AsText()).OfType<string>().Select(t => KeyValuePair.Create(t, "true"));
        return Labels.Of().And(alert.At(mapping.Labels ?? "labels").AnyTexts()).And(tags.AnyTexts()).And(named);
    }

    private static DateTimeOffset? StartOf(JsonReading alert, AlertMapping mapping)
    {
        if (Text(alert, mapping.StartedAt, Starts) is not { } text)
        {
            return null;
        }

        if (Times.Read(text) is { } time)
        {
            return time;
        }

        alert.Fault(mapping.StartedAt ?? "startedAt", "is not an RFC 3339 time");
        return null;
    }

    private static ReceivedStatus StatusOf(JsonReading alert, AlertMapping mapping)
    {
        if (Text(alert, mapping.Status, Statuses) is not { } word)
        {
            return ReceivedStatus.Firing;
        }

        if (mapping.Statuses is { } statuses && statuses.TryGetValue(word, out var mapped))
        {
            return mapped;
        }

        if (StatusWords.Read(word) is { } known)
        {
            return known;
        }

        alert.Fault(mapping.Status ?? "status", "is a word that is not known: give it a meaning in the source's mapping, under statuses");
        return ReceivedStatus.Firing;
    }

    private static AlertSeverity? SeverityOf(string? word, AlertMapping mapping) =>
        word is not null && mapping.Severities is { } severities && severities.TryGetValue(word, out var mapped) ? mapped : Severities.Of(word);
}
