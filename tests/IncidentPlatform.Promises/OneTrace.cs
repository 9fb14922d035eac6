using System.Text;
using IncidentPlatform.Client.Escalation;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Promises;

/// <summary>What operators see of an alert: one trace from the webhook to the page, what is open and owed, and none of its words.</summary>
public sealed class OneTrace
{
    private const string Summary = "Payments fail everywhere";
    private const string WebhookSpan = "POST /intake/{format}/{routingKey}";

    [Fact]
    public async Task Follows_an_alert_through_all_services_to_the_page_and_tells_none_of_its_words()
    {
        await using var operators = new OtlpReceiver();
        await using var services = await PlatformUnderTest.Start(new Dictionary<string, string>(operators.Settings) { ["Obligations__AuditSeconds"] = "1" });
        var key = await Configure(services);
        await Alert(services, key);

        var trace = await Eventually.Some(() => Task.FromResult(operators.Spans.FirstOrDefault(s => s.Name == WebhookSpan)?.TraceId));
        await Eventually.So(() => Task.FromResult(Reached(operators, trace)));
        await Eventually.So(() => Task.FromResult(
            Measured(operators, Origins.Incidents, "incidentplatform.incidents.open", "severity", "P1") == 1
            && Measured(operators, Origins.Escalation, "incidentplatform.obligations.open", "kind", "assessment") == 1));

        await services.Clock.Advance(TimeSpan.FromHours(1));
        await Eventually.So(() => Task.FromResult(Measured(operators, Origins.Escalation, "incidentplatform.obligations.missed", "kind", "assessment") == 1));
        operators.HasLogs.Should().BeTrue("the page is written into the log where nobody has a webhook");
        operators.Holds("page-person").Should().BeTrue("what is looked for below would be found");
        operators.Holds(key).Should().BeFalse();
        operators.Holds(Summary).Should().BeFalse();
    }

    private static async Task<string> Configure(PlatformUnderTest services)
    {
        var root = services.As("root", OrganisationRoles.Admin);
        await root.Escalation.PutPerson("ada", new Person("Ada", "ada@example.org", null, Senior: true));
        await root.Escalation.PutSchedule(
            "incident-commander", new Schedule("UTC", services.Clock.Now.UtcDateTime.Date.AddDays(-1), TimeSpan.FromDays(7), ["ada"]));
        await root.Incidents.PutAlertSource("alertmanager", new AlertSource("alertmanager", "checkout", "P1", Declares: true));
        await services.Clock.UntilQuiet();
        return (await root.Incidents.CreateRoutingKey("alertmanager")).Key;
    }

    private static async Task Alert(PlatformUnderTest services, string key)
    {
        using var http = services.Http(Origins.Incidents, token: null);
        using var webhook = new StringContent(
            $$$"""{"version":"4","groupKey":"g","alerts":[{"status":"firing","labels":{"alertname":"Down"},"annotations":{"summary":"{{{Summary}}}"}}]}""",
            Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri($"intake/alertmanager/{key}", UriKind.Relative), webhook);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>From the webhook over the bus to the page, and with its outcome back over the bus to the incident.</summary>
    private static bool Reached(OtlpReceiver operators, string trace)
    {
        var spans = operators.Spans.Where(s => s.TraceId == trace).Select(s => (s.Service, s.Name)).ToHashSet();
        return spans.IsSupersetOf([(Origins.Incidents, WebhookSpan), (Origins.Incidents, "intake"), (Origins.Incidents, "relay"), (Origins.Escalation, "page-person"), (Origins.Escalation, "relay")])
            && spans.Any(s => s.Service == Origins.Communications)
            && spans.Any(s => s.Service == Origins.PostMortems);
    }

    /// <summary>The latest value.</summary>
    private static double? Measured(OtlpReceiver operators, string service, string metric, string attribute, string value) =>
        operators.Measurements.LastOrDefault(m => m.Service == service && m.Metric == metric && m.Attributes.GetValueOrDefault(attribute) == value)?.Value;
}
