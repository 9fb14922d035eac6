using System.Text.Json;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection(nameof(RunningAtNight))]
public sealed class What_happens_at_night(RunningAtNight running)
{
    [Fact]
    public async Task Is_commanded_by_the_engineer_on_call_and_handed_to_the_day_team_in_the_morning()
    {
        ItIsNight();
        var now = running.Now;
        await running.Platform.Publish(new RosterPublished(
            Guid.CreateVersion7(), now.ToUnixTimeSeconds(), now, now.AddDays(14), [new Shift("primary", "grace", now.AddDays(-1), now.AddDays(14))]));
        var incident = await Eventually.Some(
            async () => await running.Declare("night") is var id && (await running.As("ada").Get(id)).Roles[Roles.Commander].Person == "grace" ? id : null, "the roster is known");
        (await running.As("ada").Get(incident)).DeclaredAfterHours.Should().BeTrue();
        await running.As("ada").AssignWork(incident, new AssignWork("Restart the queue", "team", "messaging"));
        await running.As("grace").TakeRunbookStep(incident, new TakeRunbookStep("Queue", "Drain it", "failed", "It hangs"));

        running.Pass(TimeSpan.FromHours(8));

        Read<DayHandOverDue>(await running.Told(incident, nameof(DayHandOverDue))).Should().Be(new DayHandOverDue("office", 1, 0));
        await running.As("grace").HandToDayTeam(incident, new HandToDayTeam("day-support", ["ZD-1"], "Mind the queue"));
        var summary = await running.As("linus").GetDayHandOver(incident);
        summary.HandedTo!.To.Should().Be("day-support");
        summary.OpenWork.Should().ContainSingle().Which.What.Should().Be("Restart the queue");
        summary.HandedTickets.Should().Equal("ZD-1");
        summary.RunbookSteps.Should().ContainSingle().Which.Should().Match<RunbookStep>(s => s.By == "grace" && s.Outcome == "failed" && s.Note == "It hangs");
        (await running.As("ada").GetTimeline(incident)).Items.Select(r => r.Text).Should().Contain(t => t.StartsWith("Handed to the day team, day-support, with ZD-1"));

        var byDay = await running.Declare("day");
        (await running.As("ada").Get(byDay)).Should().Match<Incident>(i => !i.DeclaredAfterHours && i.Roles[Roles.Commander].Person == "standing-commander");
    }

    [Fact]
    public async Task By_the_calendar_of_an_owner_goes_before_the_one_of_the_configuration()
    {
        await running.Admin.PutBusinessHours("always-there", new BusinessHours
        {
            TimeZone = "UTC",
            Hours = [.. Enum.GetNames<DayOfWeek>().Select(day => new OpenHours(day.ToLowerInvariant(), "00:00", "24:00"))],
        });
        await running.Admin.PutService("guarded", new Service { Owners = ["nobody-known", "always-there"] });
        ItIsNight();

        (await running.As("ada").Get(await running.Declare("guarded"))).DeclaredAfterHours.Should().BeFalse();
        (await running.As("ada").Get(await running.Declare("unguarded"))).DeclaredAfterHours.Should().BeTrue();
    }

    [Fact]
    public async Task Is_offered_a_known_scenario_that_assigns_and_calls_when_it_is_applied()
    {
        await AScenario("flaky", "flaky-service");
        await running.Admin.PutService("flaky-service", new Service { Runbooks = [new Runbook("Flaky", "https://wiki.example.com/flaky")] });
        var incident = await running.Declare("flaky-service");

        var offered = await running.As("ada").GetScenarios(incident);
        offered.Scenarios.Should().ContainSingle().Which.Should().Match<OfferedScenario>(s => s.Name == "flaky" && s.CallsWebhook && !s.Applied);
        offered.Runbooks.Should().Equal(new ServiceRunbook("flaky-service", "Flaky", "https://wiki.example.com/flaky"));

        await running.As("ada").ApplyScenario(incident, "flaky", (await running.As("ada").Get(incident)).ETag);
        Read<ScenarioWebhookCalled>(await running.Told(incident, nameof(ScenarioWebhookCalled))).Should().Be(new ScenarioWebhookCalled("flaky", true, 2, 202));

        var calls = running.Called.Where(c => c.Path == "/hooks/flaky").ToList();
        calls.Should().HaveCount(2, "it was away the first time");
        calls.Select(c => c.Key).Distinct().Should().ContainSingle("the receiver can tell that it is the same call").Which.Should().NotBeEmpty();
        (await running.As("ada").Get(incident)).Roles[Roles.SupportLead].Person.Should().Be("linus");
        (await running.As("ada").GetScenarios(incident)).Scenarios[0].Applied.Should().BeTrue();
    }

    [Fact]
    public async Task Calls_no_webhook_about_a_security_incident()
    {
        await AScenario("leak", "mail-service");
        var dora = running.Platform.As("dora", OrganisationRoles.Security, OrganisationRoles.Responder).Incidents;
        var secret = (await dora.Declare(new DeclareIncident("Leak", "P1", ["mail-service"], Security: new DeclareSecurity("Leak", SecurityLead: "dora")))).Id.ToString();
        await dora.ApplyScenario(secret, "leak", (await dora.Get(secret)).ETag);
        (await dora.GetScenarios(secret)).Scenarios[0].Applied.Should().BeTrue();

        var open = await running.Declare("mail-service");
        await running.As("ada").ApplyScenario(open, "leak", (await running.As("ada").Get(open)).ETag);

        await running.Told(open, nameof(ScenarioWebhookCalled));
        running.Called.Where(c => c.Path == "/hooks/leak").Should().ContainSingle("the call about the open incident, made last, is the only one");
        (await dora.ListFacts(secret, pageSize: 200)).Items.Should().NotContain(f => f.Type == nameof(ScenarioWebhookCalled));
    }

    [Fact]
    public async Task Tells_of_a_webhook_that_refuses_and_calls_none_in_a_drill()
    {
        await AScenario("gone", "gone-service");
        var drill = await running.Declare("gone-service", "drill");
        await running.As("ada").ApplyScenario(drill, "gone", (await running.As("ada").Get(drill)).ETag);
        running.Called.Should().NotContain(c => c.Path == "/hooks/gone");

        var incident = await running.Declare("gone-service");
        await running.As("ada").ApplyScenario(incident, "gone", (await running.As("ada").Get(incident)).ETag);

        Read<ScenarioWebhookCalled>(await running.Told(incident, nameof(ScenarioWebhookCalled))).Should().Be(new ScenarioWebhookCalled("gone", false, 1, 410));
        running.Called.Where(c => c.Path == "/hooks/gone").Should().ContainSingle("the drill called nobody");
        (await Code(() => running.As("ada").ApplyScenario(incident, "unheard-of", "*"))).Should().Be("not-found");
        (await Code(() => running.As("ada").ApplyScenario(incident, "gone", "\"0\""))).Should().Be("stale-revision");
    }

    [Fact]
    public async Task Keeps_scenarios_by_name_and_refuses_faulty_ones()
    {
        await AScenario("kept", "kept-service");

        (await running.As("ada").GetScenario("kept")).Match.Services.Should().Equal("kept-service");
        (await running.As("ada").ListScenarios()).Items.Should().Contain(s => s.Name == "kept");
        (await running.Admin.Awaiting(a => a.PutScenario("empty", new Scenario(new ScenarioMatch()))).Should().ThrowAsync<ProblemException>())
            .Which.Problem.Code.Should().Be("scenario-invalid");
    }

    private Task AScenario(string name, string service) => running.Admin.PutScenario(name, new Scenario(
        new ScenarioMatch([service]), "Known", FirstMessage: "We know this one.", Assignments: [new ScenarioAssignment(Roles.SupportLead, "linus")],
        Webhook: new Uri(running.Address, $"hooks/{name}").ToString()));

    /// <summary>Two in the night, of a later day where it is later than that.</summary>
    private void ItIsNight()
    {
        var now = running.Now;
        var night = new DateTimeOffset(now.UtcDateTime.Date.AddHours(2), TimeSpan.Zero);
        if (now > night.AddMinutes(30))
        {
            running.Pass(night.AddDays(1) - now);
        }
    }

    private static T Read<T>(IncidentFact fact) => fact.Data.Deserialize<T>(Wire.Json)!;

    private static async Task<string> Code<TAnswer>(Func<Task<TAnswer>> call) => (await call.Should().ThrowAsync<ProblemException>()).Which.Problem.Code;
}
