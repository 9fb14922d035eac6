using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Security.SecurityWorlds;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain.Security;

public sealed class Designating_a_security_incident
{
    [Fact]
    public void Names_who_designates_beside_those_they_name() => ACommandedIncident()
        .When((i, _) => Secrecy.Designate(i!, "Somebody reads our mail", [Dora, Dora], Person(Linus)))
        .Then(new SecurityDesignated("Somebody reads our mail", [Dora, Linus]));

    [Fact]
    public void Needs_a_reason() => ACommandedIncident()
        .When((i, _) => Secrecy.Designate(i!, " ", [], Person(Linus)))
        .ThenRefused("text-missing");

    [Fact]
    public void Twice_records_nothing_more() => ARestrictedIncident()
        .When((i, _) => Secrecy.Designate(i!, "Again", [Eve], Person(Linus)))
        .ThenNothing();

    [Fact]
    public void Is_known_to_the_named_the_holders_of_roles_and_who_is_asked_to_take_one() =>
        ALedIncident().Given(new SecurityDesignated("Leak", [Dora]), new HandOverProposed(IncidentRoles.Commander, Ada, Linus))
            .State!.Security!.Named.Should().BeEquivalentTo(Ada, Grace, Dora, Linus);

    [Fact]
    public void Names_a_holder_only_while_they_hold_the_role() =>
        AnInvestigatedIncident().Given(new RoleRelieved(IncidentRoles.SecurityLead, Sybil, "Ill"))
            .State!.Security!.Named.Should().BeEquivalentTo(Ada, Dora);

    [Fact]
    public void Can_be_done_in_the_append_that_declares_it()
    {
        var story = Nothing().When((i, now) => Secrecy.FromTheFirstFact(
            Declaration.Declare(i, Declared, P1, new FirstCommander(Ada, RoleBasis.Roster, 3), now), "Leak", [], Sybil, Person(Dora)));

        story.Recorded.Select(f => f.Data.GetType()).Should().Equal(
            typeof(PolicyAdopted), typeof(IncidentDeclared), typeof(RoleAssigned), typeof(SecurityDesignated), typeof(RoleAssigned));
        story.State!.Security!.Named.Should().BeEquivalentTo(Ada, Dora, Sybil);
    }

    [Fact]
    public void A_declaration_that_is_refused_stays_refused() => Nothing()
        .When((i, now) => Secrecy.FromTheFirstFact(
            Declaration.Declare(i, Declared with { Title = "" }, P1, new FirstCommander(Ada, RoleBasis.Roster), now), "Leak", [], null, Person(Dora)))
        .ThenRefused("title-length");

    [Fact]
    public void Raises_the_revision_so_that_nobody_decides_on_what_was_open() =>
        IncidentEvolution.BearsOnDecisions(new SecurityDesignated("Leak", [])).Should().BeTrue();
}
