using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection("api")]
public sealed class An_alert_fires_again(RunningIncidents running)
{
    [Fact]
    public async Task While_the_fix_is_verified_and_the_stability_window_starts_anew()
    {
        var (key, id) = await AnIncidentWhoseAlertIsQuiet("romeo");
        await running.Verify(id, "romeo-success");

        await running.Alert(key, Alert("firing"));

        await Becomes(id, "fixing");
        (await running.FactsOf(id)).Where(f => f is "SignalFailed" or "IncidentReopened").Should().Equal("SignalFailed");
    }

    [Fact]
    public async Task Within_the_recovery_watch_and_the_same_incident_is_reopened()
    {
        var (key, id) = await AnIncidentWhoseAlertIsQuiet("sierra");
        await running.Verify(id, "sierra-success");
        await running.Resolve(id, "sierra-success", key);

        await running.Alert(key, Alert("firing"));

        await Becomes(id, "investigating");
        (await running.FactsOf(id)).SkipWhile(f => f != "IncidentResolved").Where(f => f != "AlertsAttached")
            .Should().Equal("IncidentResolved", "SignalFailed", "RecurrenceDetected", "IncidentReopened");
        (await running.As("ada").Get(id)).Roles[Roles.Commander].Person.Should().Be("ada");
        (await running.As("ada").List(new IncidentFilter(Service: "sierra"))).Items.Should().ContainSingle();
    }

    [Fact]
    public async Task Within_the_recovery_watch_though_its_source_never_says_that_one_ended()
    {
        var (key, id) = await AResolvedIncidentWhoseAlertStillCountsAsFiring("stuck-new");

        await running.Alert(key, Firing("another", null));

        await Becomes(id, "investigating");
    }

    [Fact]
    public async Task Within_the_recovery_watch_by_starting_again_without_having_ended()
    {
        var (key, id) = await AResolvedIncidentWhoseAlertStillCountsAsFiring("stuck-again");
        var resolvedAt = (await running.As("ada").Get(id)).ResolvedAt!.Value;

        await running.Alert(key, Firing("a", resolvedAt.AddHours(-1)));
        await running.AlertsLookedAt();
        (await running.As("ada").Get(id)).Status.Should().Be("resolved", "it started before");

        await running.Alert(key, Firing("a", resolvedAt.AddSeconds(1)));
        await Becomes(id, "investigating");
        (await running.FactsOf(id)).Count(f => f == "RecurrenceDetected").Should().Be(1);
    }

    private async Task<(string Key, string Incident)> AResolvedIncidentWhoseAlertStillCountsAsFiring(string service)
    {
        var key = await running.ASourceFor(service);
        await running.Alert(key, Firing("a", null));
        var incident = await Eventually.Some(
            async () => (await running.As("ada").List(new IncidentFilter(Service: service))).Items.SingleOrDefault(), $"an incident on {service}");
        await running.Verify(incident.Id.ToString(), $"{service}-success");
        await running.Resolve(incident.Id.ToString(), $"{service}-success", key);
        return (key, incident.Id.ToString());
    }

    private static object Firing(string fingerprint, DateTimeOffset? startsAt) =>
        new { status = "firing", fingerprint, labels = new { alertname = "Down" }, startsAt };

    private async Task<(string Key, string Incident)> AnIncidentWhoseAlertIsQuiet(string service)
    {
        var key = await running.ASourceFor(service);
        await running.Alert(key, Alert("firing"));
        var incident = await Eventually.Some(
            async () => (await running.As("ada").List(new IncidentFilter(Service: service))).Items.SingleOrDefault(), $"an incident on {service}");
        await running.Alert(key, Alert("resolved"));
        await Eventually.Some(
            async () => (await running.As("ada").ListAlerts("resolved", $"source-{service}")).Items.SingleOrDefault(), "the alert is quiet");
        return (key, incident.Id.ToString());
    }

    private Task<string> Becomes(string incident, string status) => Eventually.Some(
        async () => (await running.As("ada").Get(incident)).Status == status ? status : null, $"the incident is {status}");

    private static object Alert(string status) => new { status, fingerprint = "a", labels = new { alertname = "Down" } };
}
