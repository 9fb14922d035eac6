using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Fixing_it
{
    private static readonly FixProposed RollBack = new(TheFix, FixKind.Rollback, "Roll back the deployment of 02:00", Linus);

    [Fact]
    public void Starts_with_a_proposal_and_needs_no_known_cause() => ALedIncident()
        .When((i, _) => Fixing.Propose(i!, RollBack))
        .Then(RollBack)
        .State!.Status.Should().Be(IncidentStatus.Fixing);

    [Fact]
    public void Proposed_twice_records_nothing_more() => AProposedFix()
        .When((i, _) => Fixing.Propose(i!, RollBack))
        .ThenNothing();

    [Fact]
    public void Is_not_for_the_commander() => ALedIncident()
        .When((i, _) => Fixing.Propose(i!, RollBack with { ImplementedBy = Ada }))
        .ThenRefused("commander-cannot-implement");

    [Fact]
    public void Keeps_the_implementer_from_command() => ADeclaredIncident()
        .Given(RollBack)
        .When((i, _) => Command.Assign(i!, IncidentRoles.Commander, Linus, Actor.Person(Linus)))
        .ThenRefused("implementer-cannot-command");

    [Fact]
    public void Frees_the_implementer_once_the_fix_is_taken_back() => ADeclaredIncident()
        .Given(RollBack, new FixReverted(TheFix, "Made it worse"))
        .When((i, _) => Command.Assign(i!, IncidentRoles.Commander, Linus, Actor.Person(Linus)))
        .Then<RoleAssigned>();

    [Fact]
    public void Is_validated_by_the_engineering_lead() => AProposedFix()
        .When((i, _) => Fixing.Validate(i!, TheFix, Actor.Person(Grace)))
        .Then(new FixValidated(TheFix, Grace));

    [Fact]
    public void Is_validated_by_nobody_else() => AProposedFix()
        .When((i, _) => Fixing.Validate(i!, TheFix, Actor.Person(Linus)))
        .ThenRefused("only-engineering-lead-validates");

    [Fact]
    public void Cannot_be_validated_while_nobody_leads_the_engineering() => ACommandedIncident()
        .Given(RollBack)
        .When((i, _) => Fixing.Validate(i!, TheFix, Actor.Person(Linus)))
        .ThenRefused("no-engineering-lead");

    [Fact]
    public void Of_what_was_never_proposed_is_refused() => ALedIncident()
        .When((i, _) => Fixing.Validate(i!, TheFix, Actor.Person(Grace)))
        .ThenRefused("fix-unknown");

    [Fact]
    public void Is_deployed_after_validation_and_the_deployer_is_recorded() => AValidatedFix()
        .When((i, now) => Fixing.Deploy(i!, TheFix, Linus, null, now))
        .Then(new FixDeployed(TheFix, Linus))
        .State!.Status.Should().Be(IncidentStatus.Verifying);

    [Fact]
    public void Is_not_deployed_before_validation() => AProposedFix()
        .When((i, now) => Fixing.Deploy(i!, TheFix, Linus, null, now))
        .ThenRefused("fix-not-validated");

    [Fact]
    public void Is_not_deployed_by_the_commander() => AValidatedFix()
        .When((i, now) => Fixing.Deploy(i!, TheFix, Ada, null, now))
        .ThenRefused("commander-cannot-implement");

    [Fact]
    public void Deployed_twice_records_nothing_more() => ADeployedFix()
        .When((i, now) => Fixing.Deploy(i!, TheFix, Linus, null, now))
        .ThenNothing();

    [Fact]
    public void Can_be_taken_back_with_a_reason() => ADeployedFix()
        .When((i, now) => Fixing.Revert(i!, TheFix, "Made it worse", null, now))
        .Then(new FixReverted(TheFix, "Made it worse"))
        .State!.Status.Should().Be(IncidentStatus.Fixing);

    [Fact]
    public void Cannot_be_taken_back_before_it_is_deployed() => AValidatedFix()
        .When((i, now) => Fixing.Revert(i!, TheFix, "Changed my mind", null, now))
        .ThenRefused("fix-not-deployed");

    [Fact]
    public void Taken_back_is_not_deployed_again() => ADeployedFix()
        .Given(new FixReverted(TheFix, "Made it worse"))
        .When((i, now) => Fixing.Deploy(i!, TheFix, Linus, null, now))
        .ThenRefused("fix-reverted");

    [Fact]
    public void Ends_with_the_incident() => AClosedIncident()
        .When((i, _) => Fixing.Propose(i!, RollBack with { FixId = Guid.CreateVersion7() }))
        .ThenRefused("incident-over");
}
