namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>
/// Reads Alertmanager's webhook (version 4, and what older and other senders make of it): members we do not know are ignored, members
/// that are missing are made up for, and what cannot be understood is named by its JSON path.
/// </summary>
internal static class AlertmanagerWebhook
{
    /// <summary>Go's zero time, which Alertmanager sends for "not set".</summary>
    private const int ZeroYear = 1;

    public static IEnumerable<ReceivedAlert> Read(JsonReading body, IHeaderDictionary headers, AlertSource source)
    {
        var group = body.Text("groupKey");
        var common = body.Texts("commonLabels");
        var groupLabels = body.Texts("groupLabels");
        var said = body.Texts("commonAnnotations");
        var status = StatusOf(body);

        foreach (var alert in body.Objects("alerts"))
        {
            var labels = alert.Texts("labels");
            var annotations = alert.Texts("annotations");
            var name = First("alertname", labels, groupLabels, common) ?? "alert";
            yield return new ReceivedAlert(
                alert.Text("fingerprint") is { Length: > 0 } fingerprint ? fingerprint : Fingerprint.Of(labels),
                group ?? name,
                StatusOf(alert) ?? status ?? ReceivedStatus.Firing,
                name,
                First("summary", annotations, said) ?? First("description", annotations, said),
                alert.Time("startsAt") is { Year: > ZeroYear } started ? started : null,
                labels,
                Severities.Of(First("severity", labels, common)),
                First("service", labels, common),
                alert.FirstText("dashboardURL", "panelURL", "generatorURL"));
        }
    }

    private static ReceivedStatus? StatusOf(JsonReading reading)
    {
        switch (reading.Text("status"))
        {
            case "firing":
                return ReceivedStatus.Firing;
            case "resolved":
                return ReceivedStatus.Resolved;
            case null:
                return null;
            default:
                reading.Fault("status", "is neither firing nor resolved");
                return null;
        }
    }

    private static string? First(string name, params ReadOnlySpan<IReadOnlyDictionary<string, string>> places)
    {
        foreach (var place in places)
        {
            if (place.TryGetValue(name, out var text) && !string.IsNullOrWhiteSpace(text))
            {
                return text;
            }
        }

        return null;
    }
}
