using IncidentPlatform.Incidents.Domain;
using static IncidentPlatform.Incidents.Tests.Domain.Security.SecurityWorlds;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain.Security;

public sealed class Naming_people
{
    [Theory]
    [InlineData(Ada)]
    [InlineData(Sybil)]
    public void Is_for_the_commander_and_the_security_lead(string by) => AnInvestigatedIncident()
        .When((i, _) => Secrecy.Grant(i!, Linus, "Knows the mail server", Person(by)))
        .Then(new AccessGranted(Linus, "Knows the mail server"));

    [Fact]
    public void Is_not_for_whoever_was_named() => AnInvestigatedIncident()
        .When((i, _) => Secrecy.Grant(i!, Eve, null, Person(Dora)))
        .ThenRefused("only-commander-or-security-lead");

    [Fact]
    public void Has_no_meaning_where_everybody_may_read() => ACommandedIncident()
        .When((i, _) => Secrecy.Grant(i!, Linus, null, Person(Ada)))
        .ThenRefused("not-a-security-incident");

    [Fact]
    public void Twice_records_nothing_more() => ARestrictedIncident()
        .When((i, _) => Secrecy.Grant(i!, Dora, null, Person(Ada)))
        .ThenNothing();

    [Fact]
    public void A_role_brings_somebody_in_only_by_who_may_name_people()
    {
        var incident = AnInvestigatedIncident().State!;

        Secrecy.MayBringIn(incident, Eve, Person(Dora))!.Code.Should().Be("only-commander-or-security-lead");
        Secrecy.MayBringIn(incident, Sybil, Person(Dora)).Should().BeNull("she is named already");
        Secrecy.MayBringIn(incident, Eve, Person(Ada)).Should().BeNull();
        Secrecy.MayBringIn(ACommandedIncident().State!, Eve, Person(Dora)).Should().BeNull("it is open to all");
    }

    [Fact]
    public void Who_was_named_can_be_taken_off_with_a_reason() => ARestrictedIncident()
        .When((i, _) => Secrecy.Revoke(i!, Dora, "Left the company", Person(Ada)))
        .Then(new AccessRevoked(Dora, "Left the company"));

    [Fact]
    public void Who_is_taken_off_is_named_no_more() =>
        ARestrictedIncident().Given(new AccessRevoked(Dora, "Left")).State!.Security!.Named.Should().BeEquivalentTo(Ada);

    [Fact]
    public void Who_holds_a_role_is_relieved_first() => AnInvestigatedIncident()
        .When((i, _) => Secrecy.Revoke(i!, Sybil, "Left the company", Person(Ada)))
        .ThenRefused("named-by-role");

    [Fact]
    public void Who_is_woken_for_a_role_and_comes_holds_it()
    {
        var page = new PageAcknowledged(Guid.CreateVersion7(), Sybil, IncidentRoles.SecurityLead);

        var story = ARestrictedIncident().When((i, _) => Reports.Take(i!, new Kernel.NewFact(page)));

        story.State!.HolderOf(IncidentRoles.SecurityLead)!.Person.Should().Be(Sybil);
        story.State.Security!.Named.Should().Contain(Sybil);
    }

    [Fact]
    public void A_page_for_a_role_that_is_held_names_nobody() => AnInvestigatedIncident()
        .When((i, _) => Reports.Take(i!, new Kernel.NewFact(new PageAcknowledged(Guid.CreateVersion7(), Eve, IncidentRoles.SecurityLead))))
        .Then<PageAcknowledged>();
}
