using System.Text.Json;

namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>Reads a payload into alerts; what it cannot understand it notes as faults of the reading.</summary>
internal delegate IEnumerable<ReceivedAlert> ReadAlerts(JsonReading body, IHeaderDictionary headers, AlertSource source);

/// <summary>How one kind of tool tells of alerts: every format that a source can have, on one screen.</summary>
/// <param name="Name">As it stands in the address and in the source.</param>
/// <param name="LargestBody">In bytes: tools that group alerts send more at once than those that send one.</param>
/// <param name="Signature">How the tool signs what it sends; null where it cannot.</param>
internal sealed record AlertFormat(string Name, int LargestBody, ReadAlerts Read, WebhookSignature? Signature = null)
{
    /// <summary>A webhook with more alerts than this is sent in parts.</summary>
    public const int MostAlerts = 10_000;

    private const int Single = 512 * 1024;
    private const int Grouped = 10 * 1024 * 1024;

    public static AlertFormat Alertmanager { get; } = new("alertmanager", Grouped, AlertmanagerWebhook.Read);
    public static AlertFormat PagerDuty { get; } = new("pagerduty", Single, PagerDutyWebhook.Read, new WebhookSignature("X-PagerDuty-Signature", "v1="));
    public static AlertFormat Opsgenie { get; } = new("opsgenie", Single, OpsgenieWebhook.Read);

    public static IReadOnlyDictionary<string, AlertFormat> All { get; } = new[]
    {
        Alertmanager,
        new("grafana", Grouped, GrafanaWebhook.Read),
        new("datadog", Single, DatadogWebhook.Read),
        new("newrelic", Single, NewRelicWebhook.Read),
        new("sentry", Single, SentryWebhook.Read, new WebhookSignature("Sentry-Hook-Signature", "")),
        new("servicenow", Grouped, ServiceNowEvents.Read),
        Opsgenie,
        PagerDuty,
        new("cloudevents", Grouped, CloudEvents.Read),
        new("generic", Grouped, GenericAlerts.Read),
    }.ToDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>The alerts of a body; none where there are faults.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public IReadOnlyList<ReceivedAlert> Alerts(ReadOnlyMemory<byte> body, IHeaderDictionary headers, AlertSource source, Faults faults) =>
        Alerts(body, faults, reading => Read(reading, headers, source));

    /// <inheritdoc cref="Alerts(ReadOnlyMemory{byte}, IHeaderDictionary, AlertSource, Faults)"/>
    public static IReadOnlyList<ReceivedAlert> Alerts(ReadOnlyMemory<byte> body, Faults faults, Func<JsonReading, IEnumerable<ReceivedAlert>> read)
    {
        using var json = JsonDocument.Parse(body);
        var alerts = new List<ReceivedAlert>();
        try
        {
            foreach (var alert in read(JsonReading.Of(json.RootElement, faults)))
            {
                if (alerts.Count == MostAlerts)
                {
                    faults.Add("$", $"holds more than {MostAlerts} alerts");
                    break;
                }

                alerts.Add(alert with { Key = Fingerprint.Short(alert.Key), Group = Fingerprint.Short(alert.Group) });
            }
        }
        catch (InvalidOperationException)
        {
            // A member's name is half of a surrogate pair, or no UTF-8: no name that anybody looks for.
            faults.Add("$", "has a member whose name is no text");
        }

        return faults.Count == 0 ? alerts : [];
    }
}
