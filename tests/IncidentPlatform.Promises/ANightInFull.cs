using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Promises;

/// <summary>
/// One night, one incident and what hangs on it: declared by a person after hours, commanded by two, assessed, believed to be one thing and
/// found to be another, fixed, taken back and fixed again, resolved, back, clear; and all of it still there to be asked for.
/// </summary>
public sealed class ANightInFull(AConfiguredPlatform platform) : IClassFixture<AConfiguredPlatform>
{
    private const string Probe = "payments-probe";
    private string incident = null!;
    private string downstream = null!;
    private Guid id;
    private DateTimeOffset beforeTheTruth;

    private IIncidents Ada => platform.Ada.Incidents;
    private IIncidents Barbara => platform.As("barbara").Incidents;
    private IIncidents Grace => platform.Grace.Incidents;
    private IIncidents Linus => platform.Linus.Incidents;
    private IIncidents Vint => platform.As("vint").Incidents;

    [Fact]
    public async Task Leaves_nothing_about_it_outside_the_stream()
    {
        await The_company_is_known();
        await It_is_declared_by_a_person_after_hours();
        await Its_impact_is_computed_and_its_severity_raised();
        await Command_is_never_the_fixers_and_changes_hands_without_a_gap();
        await People_work_by_the_commanders_order();
        await They_believe_one_thing_and_find_another();
        await A_provider_is_behind_it_and_a_fallback_stands_in();
        await What_it_took_down_with_it_is_commanded_with_it();
        await The_first_fix_is_taken_back_and_the_second_holds();
        await It_is_resolved_with_what_it_took_down();
        await Customers_are_compensated_once_the_board_has_approved();
        await It_comes_back_and_is_over_in_the_end();
        await The_day_team_takes_over();
        await It_can_be_asked_what_was_known_and_what_was_true();
        await Everything_follows_from_the_facts();
    }

    private async Task The_company_is_known()
    {
        var (root, opens) = (platform.Root.Incidents, platform.Clock.Now.AddHours(9).UtcDateTime.Hour);
        string[] days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        await root.PutBusinessHours("payments-team", new BusinessHours
        {
            TimeZone = "UTC",
            Hours = [.. days.Select(d => new OpenHours(d, $"{opens:00}:00", $"{opens:00}:59"))],
        });
        await root.PutUpstreamProvider("paynet", new UpstreamProvider { Name = "Paynet", PublicWording = "a payment provider" });
        await root.PutService("ledger", new Service { Owners = ["payments-team"], Tier = 1 });
        await root.PutService("payments", new Service
        {
            Owners = ["payments-team"],
            Tier = 1,
            DependsOn = [new Dependency("ledger")],
            UpstreamProviders = ["paynet"],
            Fallbacks = [new Fallback("second-acquirer", For: "paynet")],
            Runbooks = [new Runbook("Cards", "https://wiki.example.com/cards")],
        });
        await root.PutService("orders", new Service { Owners = ["shop-team"], DependsOn = [new Dependency("payments")] });
        await root.PutCustomer("acme", new Customer
        {
            Name = "Acme",
            Tier = "enterprise",
            Enterprise = true,
            Vip = true,
            Services = ["payments"],
            Contract = new CustomerContract("C-1", new Money(8_760_000, "USD")),
            Sla = new Sla(99.9m, [new CreditStep(99.9m, 10)]),
        });
        await root.PutCustomer("bolt", new Customer { Name = "Bolt", Services = ["orders"] });
        await root.PutCustomer("cargo", new Customer { Name = "Cargo", Services = ["parcels"] });
        await root.PutCustomer("delta", new Customer { Name = "Delta", Services = ["parcels"] });
        await root.PutScenario("card-payments-down", new Scenario(
            new ScenarioMatch(Services: ["payments"], Words: ["card"]), Runbook: new Runbook("Cards", "https://wiki.example.com/cards"),
            Assignments: [new ScenarioAssignment(Roles.EngineeringLead, "grace")]));
    }

    private async Task It_is_declared_by_a_person_after_hours()
    {
        var began = platform.Clock.Now.AddMinutes(-20);
        var declared = await Linus.Declare(new DeclareIncident("Card payments fail", "P2", ["payments"], ImpactStartedAt: began));
        (incident, id) = (declared.Id.ToString(), declared.Id);
        await platform.Clock.UntilQuiet();

        var now = await Ada.Get(incident);
        now.Should().BeEquivalentTo(new { DeclaredAfterHours = true, ImpactStartedAt = began, Mode = Modes.Live, Severity = "P2" });
        now.Roles[Roles.Commander].Person.Should().Be("ada", "she is on call");
        (await platform.Facts(id)).Single(f => f.Type == nameof(IncidentDeclared)).As<IncidentDeclared>().Trigger.Kind.Should().Be("person");

        (await Ada.GetScenarios(incident)).Scenarios.Should().ContainSingle(s => s.Name == "card-payments-down" && !s.Applied);
        await Ada.ApplyScenario(incident, "card-payments-down", await Seen());
        await Linus.TakeRunbookStep(incident, new TakeRunbookStep("Cards", "Restart the gateway", "failed"));
        (await Ada.Get(incident)).Roles[Roles.EngineeringLead].Person.Should().Be("grace");
    }

    private async Task Its_impact_is_computed_and_its_severity_raised()
    {
        await Ada.ChangeSeverity(incident, await Seen(), new ChangeSeverity("P1", "Every card payment fails"));
        await Ada.Assess(incident, new RecordAssessment(["payments"], Symptoms: "Cards are declined"));
        await platform.Clock.UntilQuiet();

        var impact = await Ada.GetImpact(incident);
        impact.CustomersAffected.Should().BeEquivalentTo(new { Value = 2, Source = "computed" }, "orders fails with payments");
        impact.CustomersAffectedPercent.Value.Should().Be(50);
        impact.Inputs.Dependents.Should().Contain("orders", "payments");
        var hit = (await Ada.ListImpact(incident)).Items.Single(c => c.Id == "acme");
        hit.RevenueLoss!.Amount.Should().BePositive("an hour of Acme is a thousand dollars");

        await Refused(() => Vint.FlagCriticalCustomer(incident, new FlagCriticalCustomer("acme", "vip", "Their launch is tonight")), "only-support-flags");
        await Ada.AssignRole(incident, Roles.SupportLead, await Seen(), new AssignRole("vint"));
        await Vint.FlagCriticalCustomer(incident, new FlagCriticalCustomer("acme", "vip", "Their launch is tonight"));
        await Vint.GrantSlaException(incident, new SlaExceptionGranted("acme", "availability", platform.Clock.Now.AddMinutes(-20), platform.Clock.Now.AddMinutes(-10), "They tested with us"));
        await Vint.ReportTicketVolume(incident, new ReportTicketVolume(90, 10m, TimeSpan.FromMinutes(30)));
        await Vint.ReportMediaAttention(incident, new ReportMediaAttention("social", "negative", 40, "https://social.example.com/acme"));
    }

    private async Task Command_is_never_the_fixers_and_changes_hands_without_a_gap()
    {
        await Refused(async () => await Ada.ProposeFix(incident, await Seen(), new ProposeFix("rollback", "Roll back the gateway", "ada")), "commander-cannot-implement");
        await Refused(async () => await Ada.AssignRole(incident, Roles.EngineeringLead, await Seen(), new AssignRole("ada")), "commander-cannot-lead-engineering");
        await Refused(async () => await Barbara.ProposeHandOver(incident, Roles.Commander, await Seen(), new ProposeHandOver("barbara")), "only-holder-hands-over");

        await Ada.ProposeHandOver(incident, Roles.Commander, await Seen(), new ProposeHandOver("barbara", "I have been up since four"));
        (await Ada.GetCommand(incident)).Commander.Should().Be("ada", "she commands until Barbara has accepted");
        await Refused(async () => await Grace.AcknowledgeHandOver(incident, Roles.Commander, await Seen()), "not-yours-to-acknowledge");
        await Barbara.AcknowledgeHandOver(incident, Roles.Commander, await Seen());
        await platform.Clock.UntilQuiet();
        (await Ada.GetCommand(incident)).Commander.Should().Be("barbara");
        (await Barbara.CatchUp(incident)).Commander!.Person.Should().Be("barbara");

        await Barbara.AssignRole(incident, Roles.CommunicationsLead, await Seen(), new AssignRole("margaret"));
        await Refused(async () => await Barbara.ChangeCadence(incident, await Seen(), new ChangeCadence(TimeSpan.FromHours(3), "Nothing new")), "cadence-out-of-bounds");
        await Barbara.ChangeCadence(incident, await Seen(), new ChangeCadence(TimeSpan.FromMinutes(45), "The provider answers once an hour"));
    }

    private async Task People_work_by_the_commanders_order()
    {
        await Barbara.AssignWork(incident, new AssignWork("Compare the ledger with the bank", "team", "finance"));
        await Barbara.AssignWork(incident, new AssignWork("Read the gateway's log", "person", "linus"));
        var log = (await Ada.GetWork(incident)).Work.Single(w => w.Assignee == "linus").Id;
        await Barbara.OrderWork(incident, await Seen(), new OrderWork([log]));
        (await Ada.GetWork(incident)).Work[0].Id.Should().Be(log);
        await Linus.CompleteWork(incident, log, new CompleteWork("Nothing before 02:00"));
        await Grace.GiveTechnicalStatus(incident, new Words("Time-outs on every call to Paynet"));
    }

    private async Task They_believe_one_thing_and_find_another()
    {
        await Grace.StateHypothesis(incident, new Words("The last release of the gateway"));
        await Linus.StateHypothesis(incident, new Words("Paynet drops our connections"));
        var hypotheses = (await Ada.ListHypotheses(incident)).Hypotheses;
        await Barbara.GiveEta(incident, new EtaGiven(platform.Clock.Now.AddHours(1), "low"));
        await platform.Clock.UntilQuiet();
        beforeTheTruth = platform.Clock.Now;
        await platform.Clock.Advance(TimeSpan.FromMinutes(20));

        await Grace.DropHypothesis(incident, hypotheses.Single(h => h.Text.Contains("release", StringComparison.Ordinal)).Id, new Because("It fails on the old release too"));
        await Linus.ConfirmHypothesis(
            incident, hypotheses.Single(h => h.Text.Contains("Paynet", StringComparison.Ordinal)).Id,
            new ConfirmHypothesis("Their edge resets every second connection", new RootCause("Paynet resets connections", ["No second acquirer in rotation"])));
        await Barbara.RecordDecision(incident, new Words("We go to the second acquirer"));
        await Grace.RecordFinding(incident, new Words("It began with their change at 02:00"));
        await Barbara.GiveEta(incident, new EtaGiven(platform.Clock.Now.AddMinutes(40), "high"));
        (await Ada.ListHypotheses(incident)).Hypotheses.Select(h => h.Standing).Should().BeEquivalentTo("dropped", "confirmed");
    }

    private async Task A_provider_is_behind_it_and_a_fallback_stands_in()
    {
        (await Ada.GetUpstream(incident)).Candidates.Should().Contain("paynet");
        await Barbara.DeclareUpstream(incident, "paynet");
        await Linus.ReportUpstreamStatus(incident, "paynet", new ReportUpstreamStatus("partial-outage", "We are looking into errors"));
        await Linus.ActivateFallback(incident, new ActivateFallback("payments", "second-acquirer", "paynet"));
        await platform.Clock.UntilQuiet();

        var upstream = await Ada.GetUpstream(incident);
        upstream.Providers.Should().ContainSingle().Which.Status.Should().Be("partial-outage");
        upstream.Fallbacks.Should().ContainSingle().Which.Active.Should().BeTrue();
        var notice = await AConfiguredPlatform.Send(platform.Margaret, id, Audiences.Customers, UpdateKinds.FirstNotice);
        (await platform.Margaret.Communications.GetUpdate(notice)).Text.Should().NotContain("Paynet", "customers read the public wording");
    }

    private async Task What_it_took_down_with_it_is_commanded_with_it()
    {
        var declared = await Grace.Declare(new DeclareIncident("Orders stay unpaid", "P2", ["orders"]));
        downstream = declared.Id.ToString();
        await Barbara.Link(downstream, await Seen(downstream), new LinkIncident(incident, "Orders wait for payments"));
        await platform.Clock.UntilQuiet();

        (await Ada.GetCommand(downstream)).Commander.Should().Be("barbara", "one commander for both");
        await Refused(async () => await Ada.ProposeHandOver(downstream, Roles.Commander, await Seen(downstream), new ProposeHandOver("grace")), "command-held-by-root");
        await Barbara.ProposeFixOrder(incident, await Seen());
        (await Ada.GetFixOrder(incident)).Order.Select(o => o.IncidentId).Should().Equal(id, declared.Id);
    }

    private async Task The_first_fix_is_taken_back_and_the_second_holds()
    {
        var first = await Fixed("mitigation", "Send every payment to the second acquirer");
        await Linus.RevertFix(incident, first, await Seen(), new RevertFix("It declines cards from abroad"));
        await Refused(async () => await Barbara.Resolve(incident, await Seen()), "fix-not-deployed");

        await Fixed("fix", "Domestic cards to the second acquirer, the others to the third");
        await Grace.RecordVerification(incident, await Seen(), new RecordVerification(false, "Ten test payments", [Probe], Results: [new VerificationTest("abroad", "failed", "Declined")]));
        await Grace.RecordVerification(incident, await Seen(), new RecordVerification(true, "Ten test payments", [Probe], Results: [new VerificationTest("abroad", "passed")]));
        await platform.Clock.UntilQuiet();

        async Task<Guid> Fixed(string kind, string what)
        {
            var fix = Guid.CreateVersion7();
            await Linus.ProposeFix(incident, await Seen(), new ProposeFix(kind, what, "linus", fix));
            await Refused(async () => await Linus.DeployFix(incident, fix, await Seen(), new DeployFix("linus")), "fix-not-validated");
            await Refused(async () => await Linus.ValidateFix(incident, fix, await Seen()), "only-engineering-lead-validates");
            await Grace.ValidateFix(incident, fix, await Seen());
            await Linus.DeployFix(incident, fix, await Seen(), new DeployFix("linus"));
            return fix;
        }
    }

    private async Task It_is_resolved_with_what_it_took_down()
    {
        await platform.Healthy(Probe, TimeSpan.FromMinutes(6));
        await Refused(async () => await Barbara.Resolve(incident, await Seen()), "stability-window");
        await platform.Healthy(Probe, TimeSpan.FromMinutes(11));
        await Refused(async () => await Ada.Resolve(incident, await Seen(), new ResolveIncident(WithRoot: true)), "only-commander");
        await Refused(async () => await Barbara.Resolve(incident, await Seen()), "cascade-choice-missing");
        await Barbara.Resolve(incident, await Seen(), new ResolveIncident(WithRoot: true));
        await platform.Clock.UntilQuiet();

        (await Ada.Get(incident)).Status.Should().Be("resolved");
        (await Ada.Get(downstream)).Status.Should().Be("resolved");
        (await Ada.ListEtas(incident)).Etas.Should().HaveCount(2).And.OnlyContain(e => e.Error != null, "each estimate is held against what came");
    }

    private async Task Customers_are_compensated_once_the_board_has_approved()
    {
        var credit = Guid.CreateVersion7();
        await Vint.RequestCompensation(incident, new RequestCompensation("credit", new Money(9_000, "USD"), 2, "Two hours without cards", credit));
        await Refused(() => Vint.AuthorizeCompensation(incident, credit), "no-executive-sponsor");
        await Barbara.AssignRole(incident, Roles.ExecutiveSponsor, await Seen(), new AssignRole("vint"));
        (await Ada.Get(incident)).Material.Should().BeTrue("half of all customers were hit");
        await Refused(() => Vint.AuthorizeCompensation(incident, credit), "board-approval-missing");
        await Vint.RecordBoardApproval(incident, new RecordBoardApproval("BOARD-2026-7"));
        await Vint.AuthorizeCompensation(incident, credit);
        await Vint.RecordUpstreamCredit(incident, "paynet", new RecordUpstreamCredit("Availability", new Money(20_000, "USD"), PassedOn: true, credit));
        (await Ada.Get(incident)).Compensations.Should().ContainSingle().Which.Authorized.Should().BeTrue();
    }

    private async Task It_comes_back_and_is_over_in_the_end()
    {
        await Vint.ReportRelatedTicket(incident, new ReportRelatedTicket("ZD-1", "Charged twice"));
        await Vint.ReportRelatedTicket(incident, new ReportRelatedTicket("ZD-2", "Card declined"));
        var tickets = (await Ada.ListRelatedTickets(incident)).RelatedTickets;
        await Barbara.DismissRelatedTickets(incident, new DismissRelatedTickets([tickets.Single(t => t.Ticket == "ZD-1").Id], "That is the bank"));
        await Barbara.ConfirmRelatedTicket(incident, tickets.Single(t => t.Ticket == "ZD-2").Id, new ConfirmRelatedTicket("The same cards"));
        await platform.Clock.UntilQuiet();
        (await Ada.Get(incident)).Status.Should().NotBe("resolved", "a recurrence reopens it");

        await Grace.RecordVerification(incident, await Seen(), new RecordVerification(true, "Twenty payments from abroad", [Probe]));
        await platform.Healthy(Probe, TimeSpan.FromMinutes(16));
        await Barbara.Resolve(incident, await Seen(), new ResolveIncident(WithRoot: true));
        await platform.Clock.UntilQuiet();
        await Refused(async () => await Barbara.DeclareAllClear(incident, await Seen()), "recovery-watch");
        await platform.Clock.Advance(TimeSpan.FromHours(2));
    }

    private async Task The_day_team_takes_over()
    {
        await platform.Clock.Advance(TimeSpan.FromHours(10));
        await platform.Clock.UntilQuiet();
        (await platform.Root.Escalation.ListObligationsOf(id, pageSize: 200)).Items.Should().Contain(o => o.Kind == "day-hand-over");
        var morning = await Ada.GetDayHandOver(incident);
        morning.Night!.DueAt.Should().NotBeNull();
        morning.OpenWork.Should().ContainSingle().Which.Assignee.Should().Be("finance");
        morning.RunbookSteps.Should().ContainSingle().Which.Outcome.Should().Be("failed");
        await Barbara.HandToDayTeam(incident, new HandToDayTeam("day-support", ["ZD-1"], "Finance still compares"));

        await Refused(async () => await Barbara.DeclareAllClear(incident, await Seen()), "cascade-open");
        await Barbara.DeclareAllClear(downstream, await Seen(downstream));
        await Barbara.DeclareAllClear(incident, await Seen());
        await platform.Clock.UntilQuiet();
        (await Ada.Get(incident)).Status.Should().Be("closed");
        (await platform.Root.Escalation.ListObligationsOf(id, pageSize: 200)).Items.Single(o => o.Kind == "day-hand-over").State.Should().Be("met-late", "the team came at nine hours, and was told after twelve");
    }

    private async Task It_can_be_asked_what_was_known_and_what_was_true()
    {
        var then = await Ada.GetAt(incident, new Lens(KnownAt: beforeTheTruth));
        then.Should().BeEquivalentTo(new { Status = "investigating", Severity = "P1" });
        then.Fixes.Should().BeEmpty();
        then.Roles[Roles.Commander].Person.Should().Be("barbara");

        var finding = (await platform.Facts(id)).Single(f => f.Type == nameof(FindingRecorded));
        await Grace.Correct(incident, new FactCorrected(finding.Id, "Their log says so", CorrectedOccurredAt: beforeTheTruth.AddMinutes(-5), CorrectedText: "It began with their change at 01:40"));
        var row = (await Ada.GetTimeline(incident, pageSize: 200)).Items.Single(r => r.FactId == finding.Id);
        row.Should().BeEquivalentTo(new { Text = "It began with their change at 01:40", ToldAs = "Finding: It began with their change at 02:00" });
        (await Ada.GetTimeline(incident, knownAt: beforeTheTruth, pageSize: 200)).Items.Should().NotContain(r => r.FactId == finding.Id);
        (await Ada.GetDifference(incident, beforeTheTruth.ToString("O"))).Changes.Should().Contain(c => c.Member == "status");
    }

    private async Task Everything_follows_from_the_facts()
    {
        await platform.Clock.UntilQuiet();
        var facts = await platform.Facts(id);
        facts.Select(f => f.Version).Should().Equal(Enumerable.Range(1, facts.Count).Select(v => (long)v));
        facts.Count.Should().BeLessThan(500);
        (await platform.Root.Incidents.VerifyChain(incident)).Should().BeEquivalentTo(new { Intact = true, Facts = (long)facts.Count });

        var command = await Ada.GetCommand(incident);
        command.Intervals.Select(i => i.Person).Should().Equal("ada", "barbara");
        command.Intervals.Zip(command.Intervals.Skip(1)).Should().OnlyContain(pair => pair.First.To == pair.Second.From, "there is no gap");

        using var http = platform.Services.Http(Origins.Incidents, platform.Services.Token("root", OrganisationRoles.Admin));
        var checks = new List<ReadModelLine>();
        await foreach (var line in new ReadModels(http).Check())
            checks.Add(line);
        checks.Select(c => c.Difference).OfType<ReadModelDifference>().Should().BeEmpty("what is shown is what a replay gives");
        checks[^1].Should().BeEquivalentTo(new { Done = true, Differences = 0L, Checked = 2L });

        var review = await platform.Ada.PostMortems.GetReviewMarkdown(id);
        foreach (var words in new[] { "Paynet resets connections", "No second acquirer in rotation", "barbara", "9,000", "BOARD-2026-7" })
            review.Should().Contain(words);
    }

    private Task<string> Seen(string? of = null) => platform.ETag(of ?? incident);

    private static Task Refused(Func<Task> command, string code) => AConfiguredPlatform.Refused(command, code);
}
