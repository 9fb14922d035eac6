using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Packs;
using IncidentPlatform.Kernel;
using IncidentPlatform.Testing;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Proposing_an_incident
{
    private static readonly FirstCommander OnCall = new(Ada, RoleBasis.Roster, 3);
    private static readonly TimeSpan HalfAnHour = TimeSpan.FromMinutes(30);
    private static readonly Policy P3 = PolicyPacks.Default.Resolve(Severity.P3);

    private static readonly IncidentProposed Proposed = new(
        "INC-2026-0001", "Payments are slow", Severity.P1, ["payments"], new Trigger(TriggerKind.Alert, "Slow (prometheus)"), Nothing().Now + HalfAnHour);

    [Fact]
    public void Stands_with_the_policy_that_says_who_is_asked()
    {
        var evidence = new CustomerImpactDetected(12, ["payments"], "alerts");

        Nothing().When((i, _) => Proposals.Propose(i, Proposed, P1, evidence)).Then(new PolicyAdopted(P1), Proposed, evidence);
        AProposedIncident().When((i, _) => Proposals.Propose(i, Proposed, P1)).ThenNothing();
    }

    [Fact]
    public void Is_commanded_by_nobody_and_its_timer_does_not_run()
    {
        var story = AProposedIncident().After(TimeSpan.FromMinutes(7));

        (story.State!.Status, story.State.Commander, story.State.Timer.Elapsed(story.Now)).Should().Be((IncidentStatus.Proposed, null, TimeSpan.Zero));
        story.State.Proposal.Should().Be(new Proposal(Nothing().Now, Proposed.ExpiresAt));
    }

    [Fact]
    public void Becomes_an_incident_that_is_commanded_from_then_on()
    {
        var story = AProposedIncident().After(TimeSpan.FromMinutes(7)).By(Grace)
            .When((i, _) => Proposals.Accept(i!, null, Severity.P1, P1, OnCall))
            .Then(
                new IncidentDeclared(Proposed.Number, Proposed.Title, Severity.P1, Mode.Live, ["payments"], Proposed.Trigger),
                new RoleAssigned(IncidentRoles.Commander, Ada, RoleBasis.Roster, Acknowledged: false, RosterVersion: 3))
            .After(TimeSpan.FromMinutes(1));

        (story.State!.Status, story.State.Commander, story.State.Timer.Elapsed(story.Now)).Should().Be((IncidentStatus.Declared, Ada, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void Runs_by_the_policy_of_the_severity_that_it_is_declared_with() => AProposedIncident()
        .When((i, _) => Proposals.Accept(i!, "Some payments are slow", Severity.P3, P3, OnCall))
        .Then(
            new PolicyAdopted(P3),
            new IncidentDeclared(Proposed.Number, "Some payments are slow", Severity.P3, Mode.Live, ["payments"], Proposed.Trigger),
            new RoleAssigned(IncidentRoles.Commander, Ada, RoleBasis.Roster, Acknowledged: false, RosterVersion: 3));

    [Fact]
    public void Is_declined_with_a_reason()
    {
        AProposedIncident().When((i, _) => Proposals.Decline(i!, " ")).ThenRefused("text-missing");
        AProposedIncident().When((i, _) => Proposals.Decline(i!, "A test of the load")).Then(new ProposalDeclined("A test of the load"))
            .State!.Status.Should().Be(IncidentStatus.Cancelled);
    }

    [Fact]
    public void Expires_when_nobody_decides_and_not_before()
    {
        AProposedIncident().After(HalfAnHour - TimeSpan.FromSeconds(1)).When((i, now) => Proposals.Expire(i!, now)).ThenNothing();
        AProposedIncident().After(HalfAnHour).When((i, now) => Proposals.Expire(i!, now)).Then<ProposalExpired>().State!.IsOver.Should().BeTrue();
        ADeclaredIncident().After(HalfAnHour).When((i, now) => Proposals.Expire(i!, now)).ThenNothing();
    }

    [Fact]
    public void Is_decided_once()
    {
        var declined = AProposedIncident().Given(new ProposalDeclined("Nothing"));
        declined.When((i, _) => Proposals.Accept(i!, null, Severity.P1, P1, OnCall)).ThenRefused("incident-over");
        declined.When((i, now) => Proposals.Expire(i!, now.AddHours(1))).ThenNothing();
        ADeclaredIncident().When((i, _) => Proposals.Decline(i!, "Nothing")).ThenRefused("not-proposed");
        ADeclaredIncident().When((i, _) => Proposals.EndWithAlerts(i!)).ThenNothing();
    }

    [Fact]
    public void Moves_by_no_fact_but_a_decision() => AProposedIncident()
        .Given(
            new FindingRecorded("A queue grows"), new RootCauseIdentified("A leak", []), new FixProposed(TheFix, FixKind.Rollback, "Roll back", Linus),
            new FixDeployed(TheFix, Linus), new IncidentRetitled("Payments crawl"))
        .State!.Status.Should().Be(IncidentStatus.Proposed);

    private static Specification<Incident> AProposedIncident() => Nothing().Given(new PolicyAdopted(P1), Proposed);
}
