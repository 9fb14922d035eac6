using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Being_alone_at_night
{
    private static readonly CommandRuleOverridden Alone = new("commander-cannot-implement", "alone", "Nobody else answers");

    [Fact]
    public void Is_said_with_a_reason() => ACommandedIncident()
        .When((i, _) => Command.Override(i!, Alone, Actor.Person(Ada)))
        .Then(Alone)
        .State!.Alone.Should().Be(Ada);

    [Fact]
    public void Without_a_reason_is_refused() => ACommandedIncident()
        .When((i, _) => Command.Override(i!, Alone with { Reason = "" }, Actor.Person(Ada)))
        .ThenRefused("text-missing");

    [Fact]
    public void Is_not_true_with_an_engineering_lead_who_answered() => ALedIncident()
        .When((i, _) => Command.Override(i!, Alone, Actor.Person(Ada)))
        .ThenRefused("not-alone");

    [Fact]
    public void Is_not_true_under_a_commander_who_answered() => ACommandedIncident()
        .When((i, _) => Command.Override(i!, Alone, Actor.Person(Linus)))
        .ThenRefused("not-alone");

    [Fact]
    public void Is_not_true_of_two() => ADeclaredIncident()
        .By(Ada)
        .Given(Alone)
        .When((i, _) => Command.Override(i!, Alone, Actor.Person(Linus)))
        .ThenRefused("not-alone");

    [Fact]
    public void Is_the_only_override() => ACommandedIncident()
        .When((i, _) => Command.Override(i!, Alone with { Override = "hurry" }, Actor.Person(Ada)))
        .ThenRefused("unknown-override");

    [Fact]
    public void Does_not_shorten_the_stability_window() => ACommandedIncident()
        .When((i, _) => Command.Override(i!, Alone with { Rule = "stability-window" }, Actor.Person(Ada)))
        .ThenRefused("rule-stands");

    [Fact]
    public void Lets_the_commander_implement_validate_and_deploy() => ACommandedIncident()
        .Given(Alone)
        .When((i, _) => Fixing.Propose(i!, new FixProposed(TheFix, FixKind.Rollback, "Roll back", Ada)))
        .Then<FixProposed>()
        .When((i, _) => Fixing.Validate(i!, TheFix, Actor.Person(Ada)))
        .Then(new FixValidated(TheFix, Ada))
        .When((i, now) => Fixing.Deploy(i!, TheFix, Ada, null, now))
        .Then(new FixDeployed(TheFix, Ada));

    [Fact]
    public void Ends_when_somebody_else_leads_the_engineering() => ACommandedIncident()
        .Given(Alone, new RoleAssigned(IncidentRoles.EngineeringLead, Grace, RoleBasis.Assigned, Acknowledged: true))
        .When((i, _) => Fixing.Propose(i!, new FixProposed(TheFix, FixKind.Rollback, "Roll back", Ada)))
        .ThenRefused("commander-cannot-implement");

    [Fact]
    public void Stays_on_the_record_for_the_review() => ACommandedIncident()
        .Given(Alone, new RoleAssigned(IncidentRoles.EngineeringLead, Grace, RoleBasis.Assigned, Acknowledged: true))
        .State!.Overrides.Should().ContainSingle();
}
