using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Impact;
using IncidentPlatform.Kernel;
using IncidentPlatform.Testing;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

/// <summary>Rule 9.</summary>
public sealed class Compensating_customers
{
    private const string Vera = "vera";
    private const string Lex = "lex";
    private static readonly Guid TheCredit = Guid.Parse("018f3a00-0000-7000-8000-00000000c1c1");
    private static readonly CompensationRequested Credit = new(TheCredit, CompensationKind.Credit, new Money(12_000, "USD"), 40, "Two hours without payments");

    [Fact]
    public void The_executive_sponsor_authorises_what_was_requested() => ARequestedCredit()
        .By(Vera)
        .When((i, _) => Compensating.Authorize(i!, TheCredit, Actor.Person(Vera)))
        .Then(new CompensationAuthorized(CompensationKind.Credit, new Money(12_000, "USD"), 40) { CompensationId = TheCredit })
        .When((i, _) => Compensating.Authorize(i!, TheCredit, Actor.Person(Vera)))
        .ThenNothing();

    [Fact]
    public void Nobody_else_does() => ARequestedCredit()
        .When((i, _) => Compensating.Authorize(i!, TheCredit, Actor.Person(Ada)))
        .ThenRefused("only-executive-sponsor");

    [Fact]
    public void Nobody_does_while_there_is_no_sponsor() => ACommandedIncident()
        .Given(Credit)
        .When((i, _) => Compensating.Authorize(i!, TheCredit, Actor.Person(Ada)))
        .ThenRefused("no-executive-sponsor");

    [Fact]
    public void What_nobody_requested_is_not_authorised() => ASponsoredIncident()
        .When((i, _) => Compensating.Authorize(i!, TheCredit, Actor.Person(Vera)))
        .ThenRefused("compensation-unknown");

    [Fact]
    public void A_request_twice_is_one() => ARequestedCredit().When((i, _) => Compensating.Request(i!, Credit)).ThenNothing();

    [Fact]
    public void A_request_of_nothing_is_refused() => ASponsoredIncident()
        .When((i, _) => Compensating.Request(i!, Credit with { Total = new Money(0, "USD") }))
        .ThenRefused("compensation-invalid")
        .When((i, _) => Compensating.Request(i!, Credit with { Total = new Money(1, "dollars") }))
        .ThenRefused("compensation-invalid")
        .When((i, _) => Compensating.Request(i!, Credit with { Customers = 0 }))
        .ThenRefused("compensation-invalid")
        .When((i, _) => Compensating.Request(i!, Credit with { Reason = " " }))
        .ThenRefused("text-missing");

    [Fact]
    public void A_material_incident_needs_the_boards_approval_first() => ARequestedCredit()
        .Given(new AssessmentRecorded(1, [], CustomersAffected: 10_000))
        .When((i, _) => Compensating.Authorize(i!, TheCredit, Actor.Person(Vera)))
        .ThenRefused("board-approval-missing")
        .When((i, now) => Materiality.RecordBoardApproval(i!, new BoardApprovalRecorded("BOARD-2026-7"), Actor.Person(Vera), null, now))
        .Then(new BoardApprovalRecorded("BOARD-2026-7"))
        .When((i, _) => Compensating.Authorize(i!, TheCredit, Actor.Person(Vera)))
        .Then<CompensationAuthorized>();

    [Fact]
    public void What_is_requested_can_itself_make_it_material() => ASponsoredIncident()
        .When((i, _) => Compensating.Request(i!, Credit with { Total = new Money(250_000, "USD") }))
        .Then<MaterialityDetermined>(m => m.Thresholds.Should().Equal("compensation requested: 250000 of 250000 USD"))
        .When((i, _) => Compensating.Authorize(i!, TheCredit, Actor.Person(Vera)))
        .ThenRefused("board-approval-missing");

    [Fact]
    public void What_is_computed_from_the_catalogue_can_make_it_material() => ARequestedCredit()
        .Given(new AssessmentRecorded(1, [], CustomersAffected: 10))
        .When((i, _) => Impacting.Recompute(i!, Computed(i!, customers: 10_000)))
        .Then<MaterialityDetermined>(m => m.Thresholds.Should().Contain("customers affected: 10000 of 10000"))
        .When((i, _) => Compensating.Authorize(i!, TheCredit, Actor.Person(Vera)))
        .ThenRefused("board-approval-missing");

    [Fact]
    public void A_decision_makes_it_material_without_any_number() => ARequestedCredit()
        .When((i, _) => Materiality.Determine(i!, true, "A regulator asks", Actor.Person(Lex)))
        .Then(new MaterialityDetermined(true, MaterialityBasis.Decision, [], "A regulator asks"))
        .When((i, _) => Materiality.Determine(i!, true, "Said again", Actor.Person(Lex)))
        .ThenNothing()
        .When((i, _) => Compensating.Authorize(i!, TheCredit, Actor.Person(Vera)))
        .ThenRefused("board-approval-missing");

    [Fact]
    public void A_decision_does_not_talk_numbers_away() => ARequestedCredit()
        .Given(new AssessmentRecorded(1, [], CustomersAffected: 10_000))
        .When((i, _) => Materiality.Determine(i!, false, "It will blow over", Actor.Person(Vera)))
        .Then<MaterialityDetermined>()
        .When((i, _) => Compensating.Authorize(i!, TheCredit, Actor.Person(Vera)))
        .ThenRefused("board-approval-missing");

    [Fact]
    public void Money_that_cannot_be_compared_has_to_be_decided_on() => ASponsoredIncident()
        .Given(Credit with { Total = new Money(12_000, "EUR") })
        .When((i, _) => Compensating.Authorize(i!, TheCredit, Actor.Person(Vera)))
        .ThenRefused("materiality-not-determined")
        .When((i, _) => Materiality.Determine(i!, false, "12,000 euros are not much", Actor.Person(Vera)))
        .When((i, _) => Compensating.Authorize(i!, TheCredit, Actor.Person(Vera)))
        .Then<CompensationAuthorized>();

    [Fact]
    public void Materiality_and_the_boards_approval_are_for_the_sponsor_and_the_counsel() => ARequestedCredit()
        .When((i, _) => Materiality.Determine(i!, true, "So it seems", Actor.Person(Ada)))
        .ThenRefused("only-sponsor-or-counsel")
        .When((i, now) => Materiality.RecordBoardApproval(i!, new BoardApprovalRecorded("BOARD-2026-7"), Actor.Person(Ada), null, now))
        .ThenRefused("only-sponsor-or-counsel")
        .When((i, now) => Materiality.RecordBoardApproval(i!, new BoardApprovalRecorded("BOARD-2026-7"), Actor.Person(Lex), null, now))
        .Then<BoardApprovalRecorded>()
        .When((i, now) => Materiality.RecordBoardApproval(i!, new BoardApprovalRecorded("BOARD-2026-7"), Actor.Person(Vera), null, now))
        .ThenNothing();

    [Fact]
    public void None_of_it_moves_the_revision()
    {
        var story = ASponsoredIncident();
        var revision = story.State!.Revision;

        story.Given(Credit, new MaterialityDetermined(true, MaterialityBasis.Policy, []), new BoardApprovalRecorded("B-1"), new CompensationAuthorized(CompensationKind.Credit, Credit.Total, 40) { CompensationId = TheCredit })
            .State!.Revision.Should().Be(revision);
    }

    private static ImpactRecomputed Computed(Incident incident, int customers) => new(
        ImpactReason.ScopeChanged, 1, incident.Services, [], incident.DeclaredAt, incident.DeclaredAt.AddHours(1), TimeSpan.FromHours(1), customers, customers * 2, 50m, 0, 0,
        new Dictionary<string, int>(), 0, SlaBreachRisk.None, [], [], 0);

    private static Specification<Incident> ASponsoredIncident() => ACommandedIncident().Given(
        new RoleAssigned(IncidentRoles.ExecutiveSponsor, Vera, RoleBasis.Assigned, Acknowledged: true),
        new RoleAssigned(IncidentRoles.LegalCounsel, Lex, RoleBasis.Assigned, Acknowledged: true));

    private static Specification<Incident> ARequestedCredit() => ASponsoredIncident().When((i, _) => Compensating.Request(i!, Credit)).Then(Credit);
}
