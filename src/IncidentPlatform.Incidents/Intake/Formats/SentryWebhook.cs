namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>
/// Reads what a Sentry integration sends: issues, issue alerts and metric alerts, and the legacy webhook plug-in. The header
/// <c>Sentry-Hook-Resource</c> says which; what is about something else (comments, installations) holds no alert.
/// </summary>
internal static class SentryWebhook
{
    public const string Resource = "Sentry-Hook-Resource";

    public static IEnumerable<ReceivedAlert> Read(JsonReading body, IHeaderDictionary headers, AlertSource source)
    {
        if (!body.IsObject)
        {
            body.Fault("is not an object");
            return [];
        }

        var data = body.Object("data");
        return headers[Resource].ToString() switch
        {
            "issue" => Issue(data.Object("issue"), body.Text("action"), By(body)),
            "event_alert" => [EventAlert(data)],
            "metric_alert" => [MetricAlert(data, body.Text("action"))],
            "" when data.Has("issue") => Issue(data.Object("issue"), body.Text("action"), By(body)),
            "" when data.Has("event") => [EventAlert(data)],
            "" when data.Has("metric_alert") => [MetricAlert(data, body.Text("action"))],
            "" when !body.Has("data") => [Plugin(body)],
            _ => [],
        };
    }

    private static IEnumerable<ReceivedAlert> Issue(JsonReading issue, string? action, string? by)
    {
        ReceivedStatus? status = action switch
        {
            "created" or "unresolved" or null => ReceivedStatus.Firing,
            "resolved" or "archived" or "ignored" => ReceivedStatus.Resolved,
            "assigned" => ReceivedStatus.Acknowledged,
            _ => null,
        };
        if (status is not { } known)
        {
            return [];
        }

        var project = issue.Object("project").FirstText("slug", "name");
        return [new ReceivedAlert(
            KeyOfIssue(issue.Required("id")), issue.FirstText("shortId") ?? project ?? "", known, issue.Required("title"), issue.FirstText("culprit") ?? issue.Text("title"),
            issue.Time("firstSeen"), Labels.Of(("project", project), ("platform", issue.Text("platform")), ("level", issue.Text("level"))),
            Severities.Of(issue.Text("level")), project, issue.FirstText("web_url", "permalink"), By: by)];
    }

    private static ReceivedAlert EventAlert(JsonReading data)
    {
        var told = data.Object("event");
        var labels = Tags(told);
        var id = told.FirstText("issue_id", "groupID") ?? LastSegment(told.FirstText("issue_url"));
        var title = told.FirstText("title") ?? told.Required("title");
        return new ReceivedAlert(
            id is null ? Fingerprint.Of(title, told.Text("culprit")) : KeyOfIssue(id), data.FirstText("triggered_rule") ?? "", ReceivedStatus.Firing,
            data.FirstText("triggered_rule") ?? title, title, told.Time("datetime"), labels, Severities.Of(told.Text("level")),
            labels.GetValueOrDefault("service"), told.FirstText("web_url"));
    }

    private static ReceivedAlert MetricAlert(JsonReading data, string? action)
    {
        var alert = data.Object("metric_alert");
        var rule = alert.Object("alert_rule");
        var title = data.FirstText("description_title") ?? alert.FirstText("title") ?? data.Required("description_title");
        return new ReceivedAlert(
            $"metric:{alert.Required("id")}", rule.FirstText("id") ?? title, action == "resolved" ? ReceivedStatus.Resolved : ReceivedStatus.Firing,
            rule.FirstText("name") ?? title, data.FirstText("description_text") ?? title, alert.Time("date_started"),
            Labels.Of(("project", alert.First("projects")), ("dataset", rule.Text("dataset")), ("query", rule.Text("query"))),
            Severities.Of(action), alert.First("projects"), data.FirstText("web_url"));
    }

    private static ReceivedAlert Plugin(JsonReading body)
    {
        var message = body.FirstText("message", "title") ?? body.Object("event").FirstText("title") ?? body.Required("message");
        var project = body.FirstText("project_slug", "project");
        return new ReceivedAlert(
            KeyOfIssue(body.Required("id")), project ?? "", ReceivedStatus.Firing, message, body.FirstText("culprit") ?? message, null,
            Labels.Of(("project", project), ("level", body.Text("level"))), Severities.Of(body.Text("level")), project, body.FirstText("url"));
    }

    /// <summary>An issue and the alerts about it are one alert, so that resolving the issue ends it.</summary>
    private static string KeyOfIssue(string id) => $"issue:{id}";

    private static string? By(JsonReading body) => body.Object("actor").FirstText("name");

    private static string? LastSegment(string? address) => address?.TrimEnd('/').Split('/') is [.., { Length: > 0 } last] ? last : null;

    /// <summary>Tags are pairs of a name and a value.</summary>
    private static Dictionary<string, string> Tags(JsonReading told)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in told.Any("tags").Items())
        {
            if (tag.IsList && tag.Items().Take(2).Select(t => t.AsText()).ToList() is [{ } name, { } value])
            {
                tags[name] = value;
            }
        }

        return tags;
    }
}
