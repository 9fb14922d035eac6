using System.Collections.Concurrent;
using System.Net;
using System.Text;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Incidents.Tests.Api;

public sealed class A_process_that_dies
{
    private const int Sent = 600;
    private const int TakenInBefore = 300;

    [Fact]
    public async Task Loses_no_alert_that_it_took_in()
    {
        await using var platform = await PlatformUnderTest.Start(null, Origins.Incidents);
        var admin = platform.As("root", OrganisationRoles.Admin).Incidents;
        await admin.PutAlertSource("prometheus", new AlertSource("alertmanager", "checkout", "P1", Declares: true));
        var key = (await admin.CreateRoutingKey("prometheus")).Key;

        var takenIn = await KilledWhileTakingIn(platform, key);
        takenIn.Should().HaveCountGreaterThanOrEqualTo(TakenInBefore);
        await platform.Incidents.Start();
        await Eventually.Some(async () => (await admin.GetPositions()).Quiet ? "quiet" : null, "all is looked at");

        var alerts = await Pages.All(cursor => admin.ListAlerts("firing", "prometheus", cursor: cursor, pageSize: 200));
        alerts.Select(a => a.Key).Should().Contain(takenIn).And.OnlyHaveUniqueItems();
        var incident = (await admin.List()).Items.Should().ContainSingle().Subject;
        alerts.Should().OnlyContain(a => a.IncidentId == incident.Id);
        (await admin.VerifyChain(incident.Number)).Intact.Should().BeTrue();
    }

    [Fact]
    public async Task Loses_no_alert_that_the_broker_confirmed()
    {
        await using var platform = await PlatformUnderTest.Start(null, Origins.Incidents);
        var admin = platform.As("root", OrganisationRoles.Admin).Incidents;
        await admin.PutAlertSource("probe", new AlertSource("generic", "checkout", "P1", Declares: true));
        var key = (await admin.CreateRoutingKey("probe")).Key;
        await using var publisher = await AlertsPublisher.Open(platform.Broker);

        for (var n = 0; n < Sent; n++)
        {
            await publisher.Publish(key, $$"""{"name":"Down","key":"{{n}}"}""");
            if (n == TakenInBefore)
            {
                await Eventually.Some(async () => (await admin.ListAlerts(source: "probe", pageSize: 1)).Items.SingleOrDefault(), "some are taken");
                await platform.Incidents.Kill();
            }
        }

        await platform.Incidents.Start();
        await Eventually.Some(
            async () => (await Pages.All(cursor => admin.ListAlerts("firing", "probe", cursor: cursor, pageSize: 200))) is { Count: Sent } all ? all : null, "all are alerts, each once");
        var incident = (await admin.List()).Items.Should().ContainSingle().Subject;
        (await admin.VerifyChain(incident.Number)).Intact.Should().BeTrue();
    }

    /// <returns>Fingerprints of the alerts that were answered by 202.</returns>
    private static async Task<IReadOnlyCollection<string>> KilledWhileTakingIn(PlatformUnderTest platform, string key)
    {
        using var http = platform.Http(Origins.Incidents, token: null);
        var takenIn = new ConcurrentBag<string>();
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sending = Parallel.ForEachAsync(Enumerable.Range(0, Sent), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (n, ct) =>
        {
            var body = $$$"""{"version":"4","groupKey":"g","alerts":[{"status":"firing","fingerprint":"{{{n}}}","labels":{"alertname":"Down"}}]}""";
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            try
            {
                using var answer = await http.PostAsync(new Uri($"intake/alertmanager/{key}", UriKind.Relative), content, ct);
                answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
                takenIn.Add($"{n}");
            }
            catch (HttpRequestException)
            {
                return; // It died; the sender knows nothing and would send again.
            }

            if (takenIn.Count >= TakenInBefore)
            {
                enough.TrySetResult();
            }
        });
        await Task.WhenAny(enough.Task, sending);
        await platform.Incidents.Kill();
        await sending;
        return takenIn;
    }
}
