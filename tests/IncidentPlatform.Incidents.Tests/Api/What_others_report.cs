using System.Text.Json;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection("api")]
public sealed class What_others_report(RunningIncidents running)
{
    [Fact]
    public async Task Becomes_a_fact_under_its_own_id_once_however_often_it_arrives()
    {
        var incident = await running.Declare("india");
        var reported = Report(incident, new PageAcknowledged(Guid.CreateVersion7(), "grace", "commander-acknowledged"));
        await running.Publish(reported, reported, reported);

        await Eventually.Some(async () => (await running.As("ada").Get(incident)).Roles[Roles.Commander].Person == "grace" ? "moved" : null, "command moves to who answered");
        var facts = (await running.As("ada").ListFacts(incident)).Items;
        facts.Where(f => f.Type == "PageAcknowledged").Should().ContainSingle().Which.Should().Match<IncidentFact>(f => f.Id == reported.Id && f.Origin == Origins.Escalation);
        facts[^1].Type.Should().Be("RoleAssigned");
        facts[^1].Cause.Should().Be(reported.Id);
    }

    [Fact]
    public async Task Is_parked_where_it_cannot_be_a_fact_and_holds_nothing_up()
    {
        var incident = await running.Declare("juliett");
        var unknown = Report(incident, new PagesExhausted("manual")) with { Type = "SomethingElse" };
        var shapeless = Report(incident, new PagesExhausted("manual")) with { Data = JsonSerializer.SerializeToElement(7) };
        var restless = Report(incident, new PagesExhausted("manual")) with { Hops = ReportedFact.MostHops + 1 };
        var good = Report(incident, new PagesExhausted("manual"));
        await running.Publish(unknown, shapeless, restless, good);

        await Eventually.Some(async () => (await running.FactsOf(incident)).Contains("PagesExhausted") ? "there" : null, "the good one is a fact");
        var admin = running.As("root", OrganisationRoles.Admin);
        await Eventually.Some(async () => (await admin.GetParked()).Counts.Values.Sum() >= 3 ? "parked" : null, "three are parked");
        (await running.FactsOf(incident)).Should().HaveCount(4);
    }

    [Fact]
    public async Task The_newest_roster_names_the_commander_and_an_older_one_changes_nothing()
    {
        var now = (await running.As("ada").Get(await running.Declare("kilo"))).DeclaredAt;
        await running.Publish(Roster(7, "grace", now), Roster(6, "linus", now));

        var commander = await Eventually.Some(
            async () => (await running.As("ada").Get(await running.Declare("kilo"))).Roles[Roles.Commander].Person is "grace" and var person ? person : null,
            "the roster is known");

        commander.Should().Be("grace");
        (await running.As("ada").Get(await running.Declare("kilo"))).Roles[Roles.Commander].Person.Should().Be("grace");
        await running.Publish(new RosterPublished(Guid.CreateVersion7(), 8, now, now.AddDays(14), []));
        await Eventually.Some(
            async () => (await running.As("ada").Get(await running.Declare("kilo"))).Roles[Roles.Commander].Person == "standing-commander" ? "back" : null,
            "nobody is on call any more");
    }

    private static RosterPublished Roster(long version, string person, DateTimeOffset now) =>
        new(Guid.CreateVersion7(), version, now, now.AddDays(14), [new Shift("incident-commander", person, now.AddDays(-1), now.AddDays(14))]);

    private static ReportedFact Report(string incident, object fact) => new(
        Guid.CreateVersion7(), Guid.Parse(incident), fact.GetType().Name, Origins.Escalation, TimeProvider.System.GetUtcNow(),
        new FactActor("service", Origins.Escalation), null, 1, Wire.ToData(fact));
}
