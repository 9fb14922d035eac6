using IncidentPlatform.Client.Communications;
using IncidentPlatform.Client.Escalation;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Client.PostMortems;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Promises;

/// <summary>The whole story over four processes: an alert becomes an incident, is run to all clear, and its review writes itself.</summary>
public sealed class FromAlertToReview(AConfiguredPlatform platform) : IClassFixture<AConfiguredPlatform>
{
    private string incident = null!;
    private Guid id;

    [Fact]
    public async Task An_alert_becomes_an_incident_is_run_to_all_clear_and_its_review_writes_itself()
    {
        await An_alert_declares_a_P1_with_the_person_on_call_in_command();
        await The_commander_acknowledges();
        await Customers_are_told();
        await The_responders_find_and_fix_it();
        await It_is_resolved_after_the_stability_window_and_not_before();
        await It_is_all_clear_after_the_recovery_watch_and_not_before();
        await The_review_has_written_itself();
        await Every_outcome_is_on_the_one_stream_and_the_chain_holds();
    }

    private async Task An_alert_declares_a_P1_with_the_person_on_call_in_command()
    {
        await using var alertmanager = await RealAlertmanager.Start(new Uri(platform.Services.Incidents.Address, $"intake/alertmanager/{platform.RoutingKey}"));
        await alertmanager.Fire("CheckoutErrors", "checkout", "Error rate above 20 %");
        var summary = await Eventually.Some(async () => (await platform.Root.Incidents.List()).Items.SingleOrDefault());
        (incident, id) = (summary.Number, summary.Id);
        await platform.Clock.UntilQuiet();

        summary.Should().BeEquivalentTo(new { Severity = "P1", Commander = "ada", Mode = Modes.Live });
        summary.Number.Should().MatchRegex(@"^INC-\d{4}-\d{4,}$");
        var first = (await platform.Facts(id)).Take(3).ToList();
        first.Select(f => f.Type).Should().BeEquivalentTo(nameof(PolicyAdopted), nameof(IncidentDeclared), nameof(RoleAssigned));
        first.Select(f => f.RecordedAt).Distinct().Should().ContainSingle("they are one commit");
        first.Single(f => f.Type == nameof(RoleAssigned)).As<RoleAssigned>().Should().BeEquivalentTo(
            new { Role = Roles.Commander, Person = "ada", Basis = "roster", Acknowledged = false });
    }

    private async Task The_commander_acknowledges()
    {
        var page = (await platform.Ada.Escalation.ListPages(id)).Items.Single(p => p.Person == "ada" && p.Reason == "commander-acknowledged");
        await platform.Ada.Escalation.AcknowledgePage(page.Id);
        await platform.Clock.UntilQuiet();
        (await platform.Ada.Incidents.Get(incident)).Roles[Roles.Commander].Acknowledged.Should().BeTrue();
        (await Obligation("commander-acknowledged")).State.Should().Be("met");

        foreach (var (role, person) in new[] { (Roles.EngineeringLead, "grace"), (Roles.CommunicationsLead, "margaret") })
            await platform.Ada.Incidents.AssignRole(incident, role, await platform.ETag(incident), new AssignRole(person));
        await platform.Clock.UntilQuiet();
        (await platform.Ada.Communications.GetWarRoom(id)).Invited.Should().Contain(["ada", "grace", "margaret"]);
    }

    private async Task Customers_are_told()
    {
        await platform.Clock.Advance(TimeSpan.FromMinutes(8));
        await platform.Ada.Incidents.Assess(incident, new RecordAssessment(
            ["checkout"], CustomersAffected: 1200, CustomersAffectedPercent: 40m, EstimatedRevenueLoss: new Money(50_000, "EUR"), SlaBreachRisk: "high",
            SlaBreaches: 3, Symptoms: "Paying fails with an error", Hypothesis: "The last migration", EtaAt: platform.Clock.Now.AddHours(1), EtaConfidence: "medium"));
        await platform.Clock.UntilQuiet();
        (await Obligation("assessment")).State.Should().Be("met");

        await Send(Audiences.Customers, UpdateKinds.FirstNotice);
        (await Obligation("first-external-notice")).State.Should().Be("met");
        Directory.EnumerateFiles(Path.Combine(platform.Services.Folder, "mail"), "*.eml").Should().HaveCountGreaterThanOrEqualTo(2);
        using var page = platform.Services.Http(Origins.Communications, token: null);
        (await page.GetStringAsync(new Uri("status", UriKind.Relative))).Should().Contain("Checkout");
        (await page.GetStringAsync(new Uri("api/v2/summary.json", UriKind.Relative))).Should().Contain("\"investigating\"");
        (await platform.Ada.Communications.ListCannedResponses(id)).Items.Should().NotBeEmpty();
    }

    private async Task The_responders_find_and_fix_it()
    {
        await platform.Linus.Incidents.RecordFinding(incident, new Words("Errors began with migration 42"));
        await The_war_room_takes_a_decision();
        await platform.Grace.Incidents.IdentifyRootCause(incident, new IdentifyRootCause("Migration 42 locks the orders table", ["No lock time-out"]));
        await platform.Clock.Advance(TimeSpan.FromMinutes(10));
        var proposed = await platform.Linus.Incidents.ProposeFix(incident, await platform.ETag(incident), new ProposeFix("rollback", "Roll back migration 42", "linus"));
        var fix = (await platform.Ada.Incidents.Get(incident)).Fixes!.Single().Id;
        proposed.Facts.Should().ContainSingle(f => f.Type == nameof(FixProposed));

        await AConfiguredPlatform.Refused(async () => await platform.Linus.Incidents.DeployFix(incident, fix, await platform.ETag(incident), new DeployFix("linus")), "fix-not-validated");
        await platform.Grace.Incidents.ValidateFix(incident, fix, await platform.ETag(incident));
        await platform.Linus.Incidents.DeployFix(incident, fix, await platform.ETag(incident), new DeployFix("linus"));
        await platform.Grace.Incidents.RecordVerification(incident, await platform.ETag(incident), new RecordVerification(true, "Checkout probe and ten test orders", ["checkout-probe"]));
        await platform.Clock.UntilQuiet();
        (await platform.Ada.Incidents.Get(incident)).Status.Should().Be("verifying");
    }

    private async Task The_war_room_takes_a_decision()
    {
        var said = await platform.Linus.Communications.PostMessage(id, new PostMessage("We roll migration 42 back."));
        var message = Guid.Parse(said.Location!.Split('/')[^1]);
        await platform.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 2; i++)
            await platform.Ada.Communications.MarkMessage(id, message, new MarkMessage("decision"));
        await platform.Clock.UntilQuiet();

        var decided = (await platform.Facts(id)).Should().ContainSingle(f => f.Type == nameof(DecisionTaken)).Subject;
        decided.Should().BeEquivalentTo(new { Actor = new FactActor("person", "linus"), Origin = Origins.Communications });
        decided.As<DecisionTaken>().Text.Should().Be("We roll migration 42 back.");
        decided.OccurredAt.Should().Be((await platform.Ada.Communications.GetMessage(id, message)).At);
        (await platform.Ada.Communications.GetWarRoom(id)).Steps.Should().OnlyContain(s => s.State == "done");
    }

    private async Task It_is_resolved_after_the_stability_window_and_not_before()
    {
        await platform.Healthy("checkout-probe", TimeSpan.FromMinutes(5));
        await AConfiguredPlatform.Refused(async () => await platform.Ada.Incidents.Resolve(incident, await platform.ETag(incident)));
        await platform.Healthy("checkout-probe", TimeSpan.FromMinutes(11));
        await AConfiguredPlatform.Refused(async () => await platform.Grace.Incidents.Resolve(incident, await platform.ETag(incident)), "only-commander");
        await platform.Ada.Incidents.Resolve(incident, await platform.ETag(incident));
        await platform.Clock.UntilQuiet();
        (await platform.Ada.Incidents.Get(incident)).Status.Should().Be("resolved");
        (await Obligation("resolution")).State.Should().Be("met");
        await Send(Audiences.Customers, UpdateKinds.Resolved);
    }

    private async Task It_is_all_clear_after_the_recovery_watch_and_not_before()
    {
        await AConfiguredPlatform.Refused(async () => await platform.Ada.Incidents.DeclareAllClear(incident, await platform.ETag(incident)));
        await platform.Clock.Advance(TimeSpan.FromHours(2));
        await platform.Ada.Incidents.DeclareAllClear(incident, await platform.ETag(incident));
        await platform.Clock.UntilQuiet();
        (await platform.Ada.Incidents.Get(incident)).Status.Should().Be("closed");
        await Send(Audiences.Customers, UpdateKinds.AllClear);
        (await platform.Ada.Communications.ListCannedResponses(id)).Items.Should().OnlyContain(r => r.WithdrawnAt != null);
    }

    private async Task The_review_has_written_itself()
    {
        await platform.Ada.PostMortems.ScheduleMeeting(id, new ScheduleMeeting(platform.Clock.Now.AddHours(20), "https://meet.example.org/review"));
        await platform.Ada.PostMortems.OpenActionItem(id, new OpenActionItem("Set a lock time-out for migrations", "grace", platform.Clock.Now.AddDays(14), "high"));
        await platform.Clock.UntilQuiet();

        var text = await platform.Ada.PostMortems.GetReviewMarkdown(id);
        text.Should().Contain("not answered", "nobody wrote what went well");
        foreach (var word in new[] { incident, "1,200", "Migration 42 locks the orders table", "No lock time-out", "Set a lock time-out for migrations" })
            text.Should().Contain(word);
        var again = await platform.Ada.PostMortems.GetReviewMarkdown(id);
        again.Should().Be(text, "a review is a function of the facts and of what people wrote");
        var review = await platform.Ada.PostMortems.GetReview(id);
        review.Timeline.Should().NotBeEmpty();
    }

    private async Task Every_outcome_is_on_the_one_stream_and_the_chain_holds()
    {
        var facts = await platform.Facts(id);
        facts.Select(f => f.Version).Should().Equal(Enumerable.Range(1, facts.Count).Select(v => (long)v));
        facts.Select(f => f.Type).Should().Contain([
            nameof(WarRoomOpened), nameof(ResponderPaged), nameof(PageAcknowledged), nameof(ObligationOpened), nameof(ObligationMet), nameof(UpdateApproved),
            nameof(UpdateSent), nameof(StatusPageChanged), nameof(CannedResponsePublished), nameof(ReviewScheduled), nameof(ActionItemOpened)]);
        facts.Select(f => f.Origin).Distinct().Should().BeEquivalentTo(Origins.Incidents, Origins.Communications, Origins.Escalation, Origins.PostMortems);
        facts.Count.Should().BeLessThan(200);
        (await platform.Root.Incidents.VerifyChain(incident)).Should().BeEquivalentTo(new { Intact = true, Facts = (long)facts.Count });
        (await platform.Root.Incidents.GetCommand(incident)).Intervals.Should().ContainSingle().Which.Person.Should().Be("ada");
    }

    private async Task Send(string audience, string kind)
    {
        var update = await AConfiguredPlatform.Send(platform.Margaret, id, audience, kind);
        await platform.Clock.UntilQuiet();
        (await platform.Margaret.Communications.GetUpdate(update)).Status.Should().Be("sent");
    }

    private async Task<Obligation> Obligation(string kind) =>
        (await platform.Root.Escalation.ListObligationsOf(id, pageSize: 200)).Items.First(o => o.Kind == kind);
}
