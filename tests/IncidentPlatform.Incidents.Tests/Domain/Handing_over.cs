using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Handing_over
{
    private static readonly HandOverProposed ToGrace = new(IncidentRoles.Commander, Ada, Grace, "I have been up for 20 hours");

    [Fact]
    public void Is_proposed_by_the_commander_and_moves_nothing_yet() => ACommandedIncident()
        .When((i, _) => Command.ProposeHandOver(i!, IncidentRoles.Commander, Grace, ToGrace.Note, Actor.Person(Ada)))
        .Then(ToGrace)
        .State!.Commander.Should().Be(Ada);

    [Fact]
    public void Of_command_is_proposed_by_nobody_else() => ACommandedIncident()
        .When((i, _) => Command.ProposeHandOver(i!, IncidentRoles.Commander, Grace, null, Actor.Person(Linus)))
        .ThenRefused("only-holder-hands-over");

    [Fact]
    public void Proposed_twice_records_nothing_more() => ACommandedIncident()
        .Given(ToGrace)
        .When((i, _) => Command.ProposeHandOver(i!, IncidentRoles.Commander, Grace, ToGrace.Note, Actor.Person(Ada)))
        .ThenNothing();

    [Fact]
    public void Of_a_vacant_role_is_refused() => ACommandedIncident()
        .When((i, _) => Command.ProposeHandOver(i!, IncidentRoles.SupportLead, Grace, null, Actor.Person(Ada)))
        .ThenRefused("role-vacant");

    [Fact]
    public void To_the_engineering_lead_is_refused() => ALedIncident()
        .When((i, _) => Command.ProposeHandOver(i!, IncidentRoles.Commander, Grace, null, Actor.Person(Ada)))
        .ThenRefused("engineering-lead-cannot-command");

    [Fact]
    public void Is_done_when_the_other_acknowledges()
    {
        var story = ACommandedIncident()
            .Given(ToGrace)
            .After(TimeSpan.FromMinutes(3))
            .When((i, _) => Command.AcknowledgeHandOver(i!, IncidentRoles.Commander, Actor.Person(Grace)))
            .Then(
                new HandOverAcknowledged(IncidentRoles.Commander, Ada, Grace),
                new RoleAssigned(IncidentRoles.Commander, Grace, RoleBasis.HandOver, Acknowledged: true, Replaces: Ada));

        story.State!.CommandRecord.Select(i => (i.Person, i.To)).Should().Equal((Ada, story.Now), (Grace, null));
        story.State.HandOvers.Should().BeEmpty();
    }

    [Fact]
    public void Is_acknowledged_by_nobody_else() => ACommandedIncident()
        .Given(ToGrace)
        .When((i, _) => Command.AcknowledgeHandOver(i!, IncidentRoles.Commander, Actor.Person(Linus)))
        .ThenRefused("not-yours-to-acknowledge");

    [Fact]
    public void Acknowledged_twice_records_nothing_more() => ACommandedIncident()
        .Given(ToGrace)
        .When((i, _) => Command.AcknowledgeHandOver(i!, IncidentRoles.Commander, Actor.Person(Grace)))
        .When((i, _) => Command.AcknowledgeHandOver(i!, IncidentRoles.Commander, Actor.Person(Grace)))
        .ThenNothing();

    [Fact]
    public void That_nobody_proposed_cannot_be_acknowledged() => ACommandedIncident()
        .When((i, _) => Command.AcknowledgeHandOver(i!, IncidentRoles.Commander, Actor.Person(Grace)))
        .ThenRefused("no-hand-over-proposed");

    [Fact]
    public void To_somebody_who_took_a_hand_in_the_fix_meanwhile_is_refused() => ACommandedIncident()
        .Given(ToGrace, new FixProposed(TheFix, FixKind.Fix, "Add an index", Grace))
        .When((i, _) => Command.AcknowledgeHandOver(i!, IncidentRoles.Commander, Actor.Person(Grace)))
        .ThenRefused("implementer-cannot-command");
}
