using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Holding_a_role
{
    [Fact]
    public void A_vacant_role_can_be_taken_by_anyone() => ACommandedIncident()
        .When((i, _) => Command.Assign(i!, IncidentRoles.SupportLead, Linus, Actor.Person(Linus)))
        .Then(new RoleAssigned(IncidentRoles.SupportLead, Linus, RoleBasis.Assigned, Acknowledged: true));

    [Fact]
    public void A_role_that_was_given_waits_for_the_person_to_accept() => ACommandedIncident()
        .When((i, _) => Command.Assign(i!, IncidentRoles.CommunicationsLead, Linus, Actor.Person(Ada)))
        .Then(new RoleAssigned(IncidentRoles.CommunicationsLead, Linus, RoleBasis.Assigned, Acknowledged: false));

    [Fact]
    public void A_role_somebody_holds_is_moved_by_the_commander() => ALedIncident()
        .When((i, _) => Command.Assign(i!, IncidentRoles.EngineeringLead, Linus, Actor.Person(Ada)))
        .Then(new RoleAssigned(IncidentRoles.EngineeringLead, Linus, RoleBasis.Assigned, Acknowledged: false, Replaces: Grace));

    [Fact]
    public void A_role_somebody_holds_cannot_be_taken_from_them() => ALedIncident()
        .When((i, _) => Command.Assign(i!, IncidentRoles.EngineeringLead, Linus, Actor.Person(Linus)))
        .ThenRefused("role-held");

    [Fact]
    public void The_commander_cannot_lead_the_engineering() => ACommandedIncident()
        .When((i, _) => Command.Assign(i!, IncidentRoles.EngineeringLead, Ada, Actor.Person(Ada)))
        .ThenRefused("commander-cannot-lead-engineering");

    [Fact]
    public void The_engineering_lead_cannot_command() => ADeclaredIncident()
        .Given(new RoleAssigned(IncidentRoles.EngineeringLead, Grace, RoleBasis.Assigned, Acknowledged: true))
        .When((i, _) => Command.Assign(i!, IncidentRoles.Commander, Grace, Actor.Person(Grace)))
        .ThenRefused("engineering-lead-cannot-command");

    [Fact]
    public void There_are_only_the_known_roles() => ACommandedIncident()
        .When((i, _) => Command.Assign(i!, "mascot", Linus, Actor.Person(Ada)))
        .ThenRefused("unknown-role");

    [Fact]
    public void A_holder_can_step_down_and_the_commander_can_relieve_them() => ALedIncident()
        .When((i, _) => Command.Relieve(i!, IncidentRoles.EngineeringLead, "End of shift", Actor.Person(Grace)))
        .Then(new RoleRelieved(IncidentRoles.EngineeringLead, Grace, "End of shift"))
        .State!.HolderOf(IncidentRoles.EngineeringLead).Should().BeNull();

    [Fact]
    public void Nobody_else_relieves_them() => ALedIncident()
        .When((i, _) => Command.Relieve(i!, IncidentRoles.EngineeringLead, "Too slow", Actor.Person(Linus)))
        .ThenRefused("only-commander");

    [Fact]
    public void Nothing_is_assigned_when_it_is_over() => AClosedIncident()
        .When((i, _) => Command.Assign(i!, IncidentRoles.SupportLead, Linus, Actor.Person(Ada)))
        .ThenRefused("incident-over");
}
