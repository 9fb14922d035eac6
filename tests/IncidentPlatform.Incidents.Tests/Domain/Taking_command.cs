using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Taking_command
{
    [Fact]
    public void By_the_named_commander_is_the_acknowledgement()
    {
        var story = ADeclaredIncident()
            .By(Ada)
            .When((i, _) => Command.Assign(i!, IncidentRoles.Commander, Ada, Actor.Person(Ada)))
            .Then(new RoleAssigned(IncidentRoles.Commander, Ada, RoleBasis.Roster, Acknowledged: true, RosterVersion: 3));

        story.State!.CommandRecord.Should().ContainSingle().Which.AcknowledgedAt.Should().Be(story.Now);
    }

    [Fact]
    public void Is_open_to_anyone_until_somebody_has_acknowledged() => ADeclaredIncident()
        .When((i, _) => Command.Assign(i!, IncidentRoles.Commander, Grace, Actor.Person(Grace)))
        .Then(new RoleAssigned(IncidentRoles.Commander, Grace, RoleBasis.Assigned, Acknowledged: true, Replaces: Ada));

    [Fact]
    public void From_a_commander_who_has_acknowledged_is_refused() => ACommandedIncident()
        .When((i, _) => Command.Assign(i!, IncidentRoles.Commander, Grace, Actor.Person(Grace)))
        .ThenRefused("command-held");

    [Fact]
    public void Cannot_be_given_away_without_a_hand_over() => ACommandedIncident()
        .When((i, _) => Command.Assign(i!, IncidentRoles.Commander, Grace, Actor.Person(Ada)))
        .ThenRefused("command-is-handed-over");

    [Fact]
    public void By_relief_needs_a_reason_and_puts_the_reliever_in_command() => ACommandedIncident()
        .When((i, _) => Command.Relieve(i!, IncidentRoles.Commander, "Does not answer", Actor.Person(Grace)))
        .Then(
            new RoleRelieved(IncidentRoles.Commander, Ada, "Does not answer"),
            new RoleAssigned(IncidentRoles.Commander, Grace, RoleBasis.Assigned, Acknowledged: true, Replaces: Ada));

    [Fact]
    public void By_relief_without_a_reason_is_refused() => ACommandedIncident()
        .When((i, _) => Command.Relieve(i!, IncidentRoles.Commander, "", Actor.Person(Grace)))
        .ThenRefused("text-missing");

    [Fact]
    public void Never_leaves_command_vacant() => ACommandedIncident()
        .When((i, _) => Command.Relieve(i!, IncidentRoles.Commander, "Tired", Actor.Person(Ada)))
        .ThenRefused("command-is-handed-over");

    [Fact]
    public void By_answering_the_page_moves_command_from_one_who_did_not_answer()
    {
        var page = new PageAcknowledged(Guid.CreateVersion7(), Grace, "commander-acknowledged");
        var story = ADeclaredIncident()
            .After(TimeSpan.FromMinutes(6))
            .When((i, _) => Reports.Take(i!, new NewFact(page, Id: Guid.CreateVersion7(), Actor: Actor.Person(Grace))))
            .Then(page, new RoleAssigned(IncidentRoles.Commander, Grace, RoleBasis.Escalation, Acknowledged: true, Replaces: Ada));

        story.State!.CommandRecord.Should().HaveCount(2);
        story.State.CommandRecord[0].To.Should().Be(story.State.CommandRecord[1].From, "the record of command has no gap");
    }

    [Fact]
    public void Falls_to_the_engineer_on_call_at_night_when_nobody_answered()
    {
        var nobody = new PagesExhausted("commander-acknowledged");
        ADeclaredIncident()
            .Given(new DeclaredAfterHours("office"))
            .When((i, _) => Reports.Take(i!, new NewFact(nobody, Id: Guid.CreateVersion7(), Actor: Actor.Service("escalation")), Grace))
            .Then(nobody, new RoleAssigned(IncidentRoles.Commander, Grace, RoleBasis.Escalation, Acknowledged: false, Replaces: Ada));
    }

    [Fact]
    public void Stays_where_it_is_by_day_and_when_somebody_has_acknowledged()
    {
        var nobody = new NewFact(new PagesExhausted("commander-acknowledged"), Id: Guid.CreateVersion7(), Actor: Actor.Service("escalation"));
        ADeclaredIncident().When((i, _) => Reports.Take(i!, nobody, Grace)).Then(nobody.Data);
        ACommandedIncident().Given(new DeclaredAfterHours("office")).When((i, _) => Reports.Take(i!, nobody, Grace)).Then(nobody.Data);
        ADeclaredIncident().Given(new DeclaredAfterHours("office")).When((i, _) => Reports.Take(i!, nobody, Ada)).Then(nobody.Data);
        ADeclaredIncident().Given(new DeclaredAfterHours("office")).When((i, _) => Reports.Take(i!, nobody)).Then(nobody.Data);
    }

    [Fact]
    public void By_answering_a_later_page_moves_command_too()
    {
        var page = new PageAcknowledged(Guid.CreateVersion7(), Grace, "command-answered");
        ADeclaredIncident()
            .When((i, _) => Reports.Take(i!, new NewFact(page, Id: Guid.CreateVersion7(), Actor: Actor.Person(Grace))))
            .Then(page, new RoleAssigned(IncidentRoles.Commander, Grace, RoleBasis.Escalation, Acknowledged: true, Replaces: Ada));
    }

    [Fact]
    public void By_answering_late_is_recorded_but_refused_when_command_is_held()
    {
        var page = new PageAcknowledged(Guid.CreateVersion7(), Grace, "commander-acknowledged");
        var id = Guid.CreateVersion7();
        ACommandedIncident()
            .When((i, _) => Reports.Take(i!, new NewFact(page, Id: id)))
            .Then<ConsequenceRefused>(e =>
            {
                e.FactId.Should().Be(id);
                e.Rule.Should().Be("command-held");
                e.WayOn.Should().NotBeEmpty();
            })
            .State!.Commander.Should().Be(Ada);
    }

    [Fact]
    public void By_the_engineering_lead_answering_the_page_is_refused_as_a_consequence() => ADeclaredIncident()
        .Given(new RoleAssigned(IncidentRoles.EngineeringLead, Grace, RoleBasis.Assigned, Acknowledged: true))
        .When((i, _) => Reports.Take(i!, new NewFact(new PageAcknowledged(Guid.CreateVersion7(), Grace, "commander-acknowledged"), Id: Guid.CreateVersion7())))
        .Then<ConsequenceRefused>(e => e.Rule.Should().Be("engineering-lead-cannot-command"));
}
