namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>Reads Grafana's webhook: unified alerting, which is Alertmanager's with more, and the legacy alerting of dashboards.</summary>
internal static class GrafanaWebhook
{
    private static readonly Dictionary<string, string> NoLabels = [];

    public static IEnumerable<ReceivedAlert> Read(JsonReading body, IHeaderDictionary headers, AlertSource source) =>
        body.IsObject && !body.Has("alerts") && body.Has("ruleName") ? Legacy(body) : AlertmanagerWebhook.Read(body, headers, source);

    private static IEnumerable<ReceivedAlert> Legacy(JsonReading body)
    {
        var name = body.Required("ruleName");
        ReceivedStatus? status = body.Text("state") switch
        {
            "alerting" or "no_data" or null => ReceivedStatus.Firing,
            "ok" => ReceivedStatus.Resolved,
            "paused" or "pending" or "unknown" => null,
            _ => Unknown(),
        };
        if (status is { } known)
        {
            var labels = body.Has("tags") ? body.Texts("tags") : NoLabels;
            yield return new ReceivedAlert(
                body.FirstText("ruleId") ?? name, name, known, name, body.FirstText("message", "title"), null, labels,
                Severities.Of(labels.GetValueOrDefault("severity")), labels.GetValueOrDefault("service"), body.Text("ruleUrl"));
        }

        ReceivedStatus? Unknown()
        {
            body.Fault("state", "is none of alerting, ok, no_data, paused, pending");
            return null;
        }
    }
}
