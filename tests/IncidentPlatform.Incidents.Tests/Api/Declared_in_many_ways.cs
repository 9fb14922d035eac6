using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection("api")]
public sealed class Declared_in_many_ways(RunningIncidents running)
{
    private IIncidents Ada => running.As("ada");

    [Fact]
    public async Task By_customer_impact_or_an_executive_with_what_stands_behind_it()
    {
        var impact = await Ada.Declare(new DeclareIncident(
            "Checkout fails", "P1", ["ways-a"], Trigger: "customer-impact", Impact: new CustomerImpactDetected(40, ["ways-a"], "error budget monitor")));
        var executive = await Ada.Declare(new DeclareIncident(
            "Acme cannot pay", "P1", ["ways-b"], Trigger: "executive-escalation", Escalation: new ExecutiveEscalationReceived("xenia", "The CTO of Acme", "Nobody can pay")));

        (await running.FactsOf(impact.Id.ToString())).Should().Equal("PolicyAdopted", "IncidentDeclared", "RoleAssigned", "CustomerImpactDetected");
        (await Ada.ListFacts(executive.Id.ToString())).Items[^1].As<ExecutiveEscalationReceived>().From.Should().Be("The CTO of Acme");
        (await Problem(() => Ada.Declare(new DeclareIncident("Checkout fails", "P1", ["ways-a"], Trigger: "customer-impact")))).Should().Be("trigger-incomplete");
        (await Problem(() => Ada.Declare(new DeclareIncident("Checkout fails", "P1", ["ways-a"], Trigger: "alert", TriggerReference: Guid.CreateVersion7().ToString()))))
            .Should().Be("alert-unknown");
    }

    [Fact]
    public async Task By_an_alert_that_belongs_to_it_from_then_on()
    {
        var key = await running.ASourceFor("ways-c", declares: false);
        await running.Alert(key, Firing("c1"));
        var alert = await Eventually.Some(async () => (await Ada.ListAlerts(source: "source-ways-c")).Items is [var known] ? known : null, "the alert is known");

        var declared = await Ada.Declare(new DeclareIncident("It is down", "P2", ["ways-c"], Trigger: "alert", TriggerReference: alert.Id.ToString()));

        (await Ada.ListFacts(declared.Id.ToString())).Items[1].As<IncidentDeclared>().Trigger.Should().Be(
            new Trigger("alert", "Down (source-ways-c)", alert.StartedAt));
        (await Ada.ListAlerts(incident: declared.Id.ToString())).Items.Should().ContainSingle().Which.Id.Should().Be(alert.Id);
        (await Ada.Get(declared.Id.ToString())).AlertCount.Should().Be(1);
    }

    [Theory]
    [InlineData(Modes.Test)]
    [InlineData(Modes.Drill)]
    [InlineData(Modes.Retrospective)]
    public async Task But_not_meant_live_no_alert_ever_joins_it(string mode)
    {
        var service = $"ways-{mode}";
        var key = await running.ASourceFor(service);
        var exercise = (await Ada.Declare(new DeclareIncident("An exercise", "P1", [service], Mode: mode))).Id.ToString();
        await running.Alert(key, Firing("d1"));

        var live = await Eventually.Some(
            async () => (await Ada.List(new IncidentFilter(Service: service))).Items.FirstOrDefault(i => i.Mode == Modes.Live)?.Id.ToString(), "the alert declares one of its own");
        live.Should().NotBe(exercise);
        (await running.FactsOf(exercise)).Should().NotContain("AlertsAttached");
    }

    [Fact]
    public async Task In_retrospect_as_of_then()
    {
        var now = (await Ada.Get(await running.Declare("ways-e"))).DeclaredAt;
        var id = (await Ada.Declare(new DeclareIncident(
            "Search was slow", "P3", ["ways-e"], Mode: Modes.Retrospective, ImpactStartedAt: now.AddHours(-30), OccurredAt: now.AddDays(-1)))).Id.ToString();

        (await Ada.GetTimeline(id)).Items[0].OccurredAt.Should().Be(now.AddDays(-1));
        (await Ada.Get(id)).Elapsed.Should().BeGreaterThan(TimeSpan.FromHours(23));
        await Ada.CorrectImpactStart(id, new CorrectImpactStart(now.AddHours(-31), "The first slow query in the logs"));
        (await Ada.Get(id)).ImpactStartedAt.Should().Be(now.AddHours(-31));
    }

    [Fact]
    public async Task And_worked_on_by_people_and_teams_in_the_order_of_the_commander()
    {
        var id = await running.Declare("ways-f");
        await Ada.AssignRole(id, Roles.Commander, await running.ETag(id), new AssignRole("ada"));
        await running.As("grace").AssignWork(id, new AssignWork("Read the logs", "person", "linus"));
        await running.As("grace").AssignWork(id, new AssignWork("Check the replica", "team", "database"));
        var work = (await Ada.GetWork(id)).Work;

        await Ada.OrderWork(id, await running.ETag(id), new OrderWork([work[1].Id]));
        await Ada.ReassignWork(id, work[1].Id, new ReassignWork("team", "network"));
        await Ada.CompleteWork(id, work[0].Id, new CompleteWork("Nothing before 02:00"));
        await running.As("grace").GiveTechnicalStatus(id, new Words("The replica lags"));

        (await Ada.GetWork(id)).Work.Select(w => (w.What, w.Assignee, w.Outcome)).Should().Equal(
            ("Check the replica", "network", null), ("Read the logs", "linus", "Nothing before 02:00"));
        (await Ada.ListFacts(id)).Items[^1].As<TechnicalStatusGiven>().To.Should().Be("ada");
        (await Ada.GetRoles()).Roles.Select(r => r.Role).Should().Contain([Roles.SecurityLead, Roles.LegalCounsel]);
    }

    [Fact]
    public async Task And_told_of_as_often_as_the_commander_says()
    {
        var id = await running.Declare("ways-g");
        await Ada.AssignRole(id, Roles.Commander, await running.ETag(id), new AssignRole("ada"));

        await Ada.ChangeCadence(id, await running.ETag(id), new ChangeCadence(TimeSpan.FromMinutes(15), "Many ask"));

        (await Ada.Get(id)).Cadence.Should().Be(TimeSpan.FromMinutes(15));
        (await Ada.ListFacts(id)).Items[^1].State.Cadence.Should().Be(TimeSpan.FromMinutes(15));
    }

    private static object Firing(string key) =>
        new { status = "firing", labels = new { alertname = "Down", instance = key }, startsAt = "2026-03-02T02:00:00Z", fingerprint = key };

    private static async Task<string> Problem<T>(Func<Task<T>> call) => (await call.Should().ThrowAsync<ProblemException>()).Which.Problem.Code;
}
