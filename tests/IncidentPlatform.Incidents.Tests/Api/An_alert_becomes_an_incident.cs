using System.Net;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection("api")]
public sealed class An_alert_becomes_an_incident(RunningIncidents running)
{
    [Fact]
    public async Task With_policy_and_commander_in_one_commit_and_the_alert_attached()
    {
        var key = await running.ASourceFor("alpha");
        await running.Alert(key, Firing("a", "Cards are declined"));

        var incident = await IncidentOn("alpha");
        incident.Title.Should().Be("Cards are declined");
        incident.Severity.Should().Be("P1");
        incident.Commander.Should().Be("standing-commander", "nobody is on call yet");
        var facts = (await running.As("ada").ListFacts(incident.Number)).Items;
        facts.Select(f => f.Type).Should().Equal("PolicyAdopted", "IncidentDeclared", "RoleAssigned", "AlertsAttached");
        facts.Take(3).Select(f => f.RecordedAt).Distinct().Should().ContainSingle();
        facts[1].As<IncidentDeclared>().Trigger.Reference.Should().Be("Down (source-alpha)");
        (await running.As("ada").GetTimeline(incident.Number)).Items[^1].Text.Should().Be("1 alert joined: Down (source-alpha)");
        facts.Should().OnlyContain(f => f.Actor == new FactActor("source", "source-alpha") && f.State.Number == incident.Number);
    }

    [Fact]
    public async Task Once_however_often_it_is_sent()
    {
        var key = await running.ASourceFor("bravo");
        await running.Alert(key, Firing("a"));
        var incident = await IncidentOn("bravo");
        await running.Alert(key, Firing("a"));
        await running.Alert(key, Firing("a"));
        await running.LookedAt();

        (await running.As("ada").List(new IncidentFilter(Service: "bravo"))).Items.Should().ContainSingle();
        (await running.FactsOf(incident.Number)).Should().Equal("PolicyAdopted", "IncidentDeclared", "RoleAssigned", "AlertsAttached");
    }

    [Fact]
    public async Task A_storm_is_few_facts()
    {
        var key = await running.ASourceFor("charlie");
        await Task.WhenAll(Enumerable.Range(0, 100).Select(n =>
            running.Alert(key, [.. Enumerable.Range(0, 20).Select(m => Firing($"{n}-{m}"))])));
        var incident = await IncidentOn("charlie");
        await running.LookedAt();
        running.Pass(TimeSpan.FromSeconds(11));
        await Eventually.Some(
            async () => (await running.As("ada").ListFacts(incident.Number)).Items.Where(f => f.Type == "AlertsAttached").Sum(f => f.Data.GetProperty("count").GetInt32()) == 2000 ? "all" : null,
            "all 2000 alerts are counted");

        (await running.FactsOf(incident.Number)).Count.Should().BeLessThan(10);
        (await running.As("ada").List(new IncidentFilter(Service: "charlie"))).Items.Should().ContainSingle();
    }

    [Fact]
    public async Task Not_where_the_source_does_not_declare_or_the_alert_is_resolved()
    {
        var quiet = await running.ASourceFor("delta", declares: false);
        await running.Alert(quiet, Firing("a"));
        var loud = await running.ASourceFor("echo");
        await running.Alert(loud, new { status = "resolved", fingerprint = "a", labels = new { alertname = "Down" } });
        await running.LookedAt();

        (await running.As("ada").List(new IncidentFilter(Service: "delta"))).Items.Should().BeEmpty();
        (await running.As("ada").List(new IncidentFilter(Service: "echo"))).Items.Should().BeEmpty();
        (await running.As("ada").ListAlerts("firing", "source-delta")).Items.Should().ContainSingle();
    }

    [Fact]
    public async Task Not_with_a_key_that_nobody_was_given() =>
        (await running.Post("intake/alertmanager/guess", "{}")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task Not_from_what_is_not_a_webhook()
    {
        var key = await running.ASourceFor("foxtrot");

        var wrong = await running.Post($"intake/alertmanager/{key}", """{"alerts":[{"status":"burning"},7]}""");
        wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await wrong.Content.ReadAsStringAsync()).Should().Contain("$.alerts[0].status").And.Contain("$.alerts[1]");
        (await running.Post($"intake/alertmanager/{key}", """{"alerts":[""")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private static object Firing(string fingerprint, string summary = "Down") => new
    {
        status = "firing",
        fingerprint,
        labels = new { alertname = "Down" },
        annotations = new { summary },
        startsAt = "2026-03-02T02:10:00Z",
    };

    private Task<IncidentSummary> IncidentOn(string service) => Eventually.Some(
        async () => (await running.As("ada").List(new IncidentFilter(Service: service))).Items.SingleOrDefault(), $"an incident on {service}");
}
