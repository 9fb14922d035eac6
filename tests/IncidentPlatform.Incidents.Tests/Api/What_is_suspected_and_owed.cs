using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection("api")]
public sealed class What_is_suspected_and_owed(RunningIncidents running)
{
    [Fact]
    public async Task Hypotheses_are_stated_confirmed_and_dropped_under_their_own_ids()
    {
        var (id, ada) = (await running.Declare("suspects"), running.As("ada"));
        var leak = Made(await ada.StateHypothesis(id, new Words("A leak")));
        var release = Made(await ada.StateHypothesis(id, new Words("The release")));

        await ada.DropHypothesis(id, leak, new Because("Memory is flat"));
        await ada.ConfirmHypothesis(id, release, new ConfirmHypothesis("It began with it", new RootCause("An index is missing", ["No load test"])));

        (await ada.ListHypotheses(id)).Hypotheses.Select(h => (h.Id, h.Standing, h.Because)).Should()
            .Equal((leak, "dropped", "Memory is flat"), (release, "confirmed", "It began with it"));
        (await ada.Get(id)).Status.Should().Be("identified");
        (await Problem(() => ada.DropHypothesis(id, Guid.CreateVersion7(), new Because("?")))).Should().Be("hypothesis-unknown");
    }

    [Fact]
    public async Task The_scope_changes_and_estimates_are_held_against_the_end()
    {
        var (id, ada) = (await running.Declare("scoped"), running.As("ada"));
        var key = await running.ASourceFor("scoped", declares: false);
        await ada.ChangeScope(id, new ChangeScope(["scoped", "ledger"], "Postings are late"));
        (await ada.Get(id)).Services.Should().Equal("scoped", "ledger");

        var declared = (await ada.Get(id)).DeclaredAt;
        await ada.GiveEta(id, new EtaGiven(declared.AddMinutes(10), "medium"));
        await running.Verify(id, "scoped-success");
        await running.Resolve(id, "scoped-success", key);

        var eta = (await ada.ListEtas(id)).Etas.Should().ContainSingle().Subject;
        eta.Error.Should().Be(eta.ResolvedAt - eta.EtaAt).And.BeGreaterThan(TimeSpan.Zero);
        eta.Confidence.Should().Be("medium");
    }

    [Fact]
    public async Task A_related_ticket_in_the_watch_is_dismissed_or_reopens_the_incident()
    {
        var (id, ada) = (await running.Declare("ticketed"), running.As("ada"));
        var key = await running.ASourceFor("ticketed", declares: false);
        await running.Verify(id, "ticketed-success");
        await running.Resolve(id, "ticketed-success", key);

        var expired = Made(await ada.ReportRelatedTicket(id, new ReportRelatedTicket("T-1", "My card fails")));
        var again = Made(await ada.ReportRelatedTicket(id, new ReportRelatedTicket("T-2", "All cards fail")));
        await ada.DismissRelatedTickets(id, new DismissRelatedTickets([expired], "An expired card"));
        (await ada.Get(id)).Should().Match<Incident>(i => i.Status == "resolved" && i.RelatedTicketsWaiting == 1);

        await ada.ConfirmRelatedTicket(id, again, new ConfirmRelatedTicket());
        (await ada.Get(id)).Should().Match<Incident>(i => i.Status == "investigating" && i.RelatedTicketsWaiting == 0);
        (await ada.ListRelatedTickets(id)).RelatedTickets.Select(t => (t.Ticket, t.Standing)).Should().Equal(("T-1", "dismissed"), ("T-2", "confirmed"));
    }

    [Fact]
    public async Task A_verification_keeps_its_tests()
    {
        var (id, ada) = (await running.Declare("tested"), running.As("ada"));
        await running.Verify(id, "tested-success");
        IReadOnlyList<VerificationTest> tests = [new("visa", "passed"), new("refund", "failed", "Timed out")];

        (await Problem(async () => await ada.RecordVerification(id, await running.ETag(id), new RecordVerification(true, "By hand", Results: tests))))
            .Should().Be("verification-contradicts-tests");
        await ada.RecordVerification(id, await running.ETag(id), new RecordVerification(false, "By hand", Results: tests));

        (await ada.ListFacts(id)).Items[^1].As<VerificationRecorded>().Results.Should().Equal(tests);
    }

    [Fact]
    public async Task Compensation_of_a_material_incident_waits_for_the_board()
    {
        var (id, ada) = (await running.Declare("costly"), running.As("ada"));
        var vera = running.As("vera", OrganisationRoles.Executive);
        await ada.AssignRole(id, Roles.ExecutiveSponsor, await running.ETag(id), new AssignRole("vera"));
        var credit = Made(await ada.RequestCompensation(id, new RequestCompensation("credit", new Money(300_000, "USD"), 40, "Two hours down")));

        (await Problem(() => ada.AuthorizeCompensation(id, credit))).Should().Be("only-executive-sponsor");
        (await Problem(() => vera.AuthorizeCompensation(id, credit))).Should().Be("board-approval-missing");
        await vera.RecordBoardApproval(id, new RecordBoardApproval("BOARD-2026-7", "Credits of up to 300,000"));
        await vera.AuthorizeCompensation(id, credit);

        var incident = await ada.Get(id);
        incident.Material.Should().BeTrue();
        incident.Compensations.Should().ContainSingle().Which.Should().Be(new Compensation(credit, "credit", new Money(300_000, "USD"), 40, Authorized: true));
        (await ada.ListFacts(id)).Items[^1].As<CompensationAuthorized>().CompensationId.Should().Be(credit);
    }

    [Fact]
    public async Task Critical_customers_are_flagged_by_support_and_changes_are_kept()
    {
        var (id, ada) = (await running.Declare("flagged"), running.As("ada"));

        (await Problem(() => ada.FlagCriticalCustomer(id, new FlagCriticalCustomer("acme", "vip", "Renews")))).Should().Be("only-support-flags");
        await running.As("sue", OrganisationRoles.Support).FlagCriticalCustomer(id, new FlagCriticalCustomer("acme", "vip", "Renews"));
        await ada.RecordChange(id, new RecordChange("deploy-1041", "Release 1.4", "flagged"));

        (await ada.Get(id)).CriticalCustomers.Should().BeEquivalentTo(new Dictionary<string, string> { ["acme"] = "vip" });
        (await ada.GetTimeline(id)).Items[^1].Text.Should().Be("Change deploy-1041 to flagged: Release 1.4");
    }

    [Fact]
    public async Task Pins_show_what_to_read_first()
    {
        var (id, ada) = (await running.Declare("pinned"), running.As("ada"));
        var note = (await ada.AddNote(id, new Words("Read this first"))).Facts[0].Id;
        await ada.PinFact(id, new FactPinned(note));

        (await ada.Get(id)).Pinned.Should().Equal(note);
        (await ada.GetTimeline(id, pinned: true)).Items.Select(r => r.Text).Should().Equal("Read this first");
        await ada.UnpinFact(id, note);
        (await ada.GetTimeline(id, pinned: true)).Items.Should().BeEmpty();
        (await Problem(() => ada.PinFact(id, new FactPinned(Guid.CreateVersion7())))).Should().Be("not-found");
    }

    private static Guid Made(CommandAnswer answer) => Guid.Parse(answer.Location!.Split('/')[^1]);

    private static async Task<string> Problem<T>(Func<Task<T>> call) => (await call.Should().ThrowAsync<ProblemException>()).Which.Problem.Code;
}
