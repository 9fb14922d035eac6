using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Promises;

/// <summary>
/// Alertmanager as Debian ships it, with the integrations its users have for PagerDuty, Opsgenie and webhooks: only the addresses are ours.
/// </summary>
public sealed class AStockAlertmanager
{
    private static readonly string[] Sources = ["as-pagerduty", "as-opsgenie", "as-webhook"];

    [Fact]
    public async Task Fires_and_resolves_through_every_integration()
    {
        await using var platform = await PlatformUnderTest.Start(new Dictionary<string, string>(), Origins.Incidents);
        var admin = platform.As("root", OrganisationRoles.Admin).Incidents;
        var keys = new Dictionary<string, string>();
        foreach (var (source, format) in Sources.Zip(["pagerduty", "opsgenie", "alertmanager"]))
        {
            await admin.PutAlertSource(source, new AlertSource(format, $"checkout-{source}", "P1", Declares: true));
            keys[source] = (await admin.CreateRoutingKey(source)).Key;
        }

        var address = platform.Services[Origins.Incidents].Address;
        await using var alertmanager = await RealAlertmanager.Start($"""
                pagerduty_configs:
                  - url: {address}v2/enqueue
                    routing_key: {keys["as-pagerduty"]}
                opsgenie_configs:
                  - api_url: {address}
                    api_key: {keys["as-opsgenie"]}
                webhook_configs:
                  - url: {address}intake/alertmanager/{keys["as-webhook"]}
            """);

        await alertmanager.Fire("CheckoutErrors", "checkout", "Error rate above 20 %");
        await Each("firing");
        foreach (var source in Sources)
        {
            (await admin.List(new IncidentFilter(Service: $"checkout-{source}"))).Items.Should().ContainSingle("{0} declares", source);
        }

        await alertmanager.Fire("CheckoutErrors", "checkout", "Error rate above 20 %", resolved: true);
        await Each("resolved");

        async Task Each(string status)
        {
            foreach (var source in Sources)
            {
                await Eventually.Some(async () => (await admin.ListAlerts(status, source)).Items.SingleOrDefault(), $"the alert of {source} is {status}");
            }
        }
    }
}
