using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection("api")]
public sealed class An_incident_is_run_to_all_clear(RunningIncidents running)
{
    [Fact]
    public async Task By_a_commander_an_engineering_lead_and_an_implementer()
    {
        var (ada, grace, linus) = (running.As("ada"), running.As("grace"), running.As("linus"));
        var key = await running.ASourceFor("golf", declares: false);
        var id = await running.Declare("golf");

        await ada.AssignRole(id, Roles.Commander, await running.ETag(id), new AssignRole("ada"));
        await grace.AssignRole(id, Roles.EngineeringLead, await running.ETag(id), new AssignRole("grace"));
        await ada.Assess(id, new RecordAssessment(CustomersAffected: 1200, Symptoms: "Cards are declined"));
        await grace.IdentifyRootCause(id, new IdentifyRootCause("A missing index", ["No load test"]));
        var proposed = await linus.ProposeFix(id, await running.ETag(id), new ProposeFix("rollback", "Roll back"));
        var fix = (await linus.ListFacts(id, proposed.Version - 1)).Items[0].As<FixProposed>().FixId;
        proposed.Location.Should().Be($"/incidents/{id}/fixes/{fix}");
        (await Refused(() => running.ETag(id).ContinueWith(e => linus.DeployFix(id, fix, e.Result, new DeployFix())).Unwrap())).Should().Be("fix-not-validated");
        await grace.ValidateFix(id, fix, await running.ETag(id));
        await linus.DeployFix(id, fix, await running.ETag(id), new DeployFix());
        await grace.RecordVerification(id, await running.ETag(id), new RecordVerification(true, "Paid with each card", ["golf-success"]));
        (await Refused(() => running.ETag(id).ContinueWith(e => ada.Resolve(id, e.Result)).Unwrap())).Should().Be("stability-window");

        running.Pass(TimeSpan.FromMinutes(16));
        (await Refused(() => running.ETag(id).ContinueWith(e => ada.Resolve(id, e.Result)).Unwrap())).Should().Be("signals-silent");
        await grace.RecordVerification(id, await running.ETag(id), new RecordVerification(true, "Paid again", ["golf-success"]));
        for (var minutes = 0; minutes < 16; minutes += 4)
        {
            await ada.PostSignal(key, new SignalReading("golf-success", true));
            running.Pass(TimeSpan.FromMinutes(4));
        }

        await ada.PostSignal(key, new SignalReading("golf-success", true));
        (await Refused(() => running.ETag(id).ContinueWith(e => grace.Resolve(id, e.Result)).Unwrap())).Should().Be("only-commander");
        await ada.Resolve(id, await running.ETag(id));
        (await Refused(() => running.ETag(id).ContinueWith(e => ada.DeclareAllClear(id, e.Result)).Unwrap())).Should().Be("recovery-watch");
        running.Pass(TimeSpan.FromHours(2));
        await ada.DeclareAllClear(id, await running.ETag(id));

        var closed = await ada.Get(id);
        closed.Status.Should().Be("closed");
        (await ada.GetCommand(id)).Intervals.Select(i => i.Person).Should().Equal("standing-commander", "ada");
        (await ada.VerifyChain(id)).Intact.Should().BeTrue();
    }

    [Fact]
    public async Task And_reopened_by_a_watched_signal_that_fails()
    {
        var key = await running.ASourceFor("hotel", declares: false);
        var id = await running.Declare("hotel");
        var ada = running.As("ada");
        await running.Verify(id, "hotel-success");

        await ada.PostSignal(key, new SignalReading("hotel-success", true));
        await ada.PostSignal(key, new SignalReading("hotel-success", false));
        await ada.PostSignal(key, new SignalReading("hotel-success", false));

        (await running.FactsOf(id)).Count(f => f == "SignalFailed").Should().Be(1, "only the turn to failing is a fact");
        (await ada.Get(id)).Status.Should().Be("fixing");
    }

    private static async Task<string> Refused(Func<Task<CommandAnswer>> command) =>
        (await command.Should().ThrowAsync<ProblemException>()).Which.Problem.Code;
}
