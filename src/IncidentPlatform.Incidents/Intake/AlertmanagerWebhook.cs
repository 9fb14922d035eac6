using System.Text.Json;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>
/// Reads Alertmanager's webhook (version 4, and what older and other senders make of it): members we do not know are ignored, members
/// that are missing are made up for, and what cannot be understood is named by its JSON path.
/// </summary>
public static class AlertmanagerWebhook
{
    /// <summary>Go's zero time, which Alertmanager sends for "not set".</summary>
    private const int ZeroYear = 1;

    /// <returns>The alerts; where there are faults, none.</returns>
    public static (IReadOnlyList<ReceivedAlert> Alerts, IReadOnlyList<string> Faults) Read(JsonElement root)
    {
        var faults = new List<string>();
        var webhook = new JsonReading(root, "$", faults);
        var group = webhook.Text("groupKey");
        var common = webhook.Texts("commonLabels");
        var groupLabels = webhook.Texts("groupLabels");
        var said = webhook.Texts("commonAnnotations");
        var status = StatusOf(webhook);

        var alerts = new List<ReceivedAlert>();
        foreach (var alert in webhook.Objects("alerts"))
        {
            var labels = alert.Texts("labels");
            var annotations = alert.Texts("annotations");
            var name = First("alertname", labels, groupLabels, common) ?? "alert";
            alerts.Add(new ReceivedAlert(
                alert.Text("fingerprint") is { Length: > 0 } fingerprint ? fingerprint : Fingerprint.Of(labels),
                group ?? name,
                StatusOf(alert) ?? status ?? AlertStatus.Firing,
                name,
                First("summary", annotations, said) ?? First("description", annotations, said),
                alert.Time("startsAt") is { Year: > ZeroYear } started ? started : null,
                labels));
        }

        return faults.Count == 0 ? (alerts, faults) : ([], faults);
    }

    private static AlertStatus? StatusOf(JsonReading reading)
    {
        switch (reading.Text("status"))
        {
            case "firing":
                return AlertStatus.Firing;
            case "resolved":
                return AlertStatus.Resolved;
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
