using IncidentPlatform.Incidents.Domain;
using static IncidentPlatform.Incidents.Tests.Domain.Security.SecurityWorlds;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain.Security;

public sealed class Engaging_an_auditor
{
    [Fact]
    public void Lets_them_read_and_change_nothing()
    {
        var incident = ARestrictedIncident().Given(new AuditorEngaged(Eve, "SOC 2")).State!;

        incident.Security!.Named.Should().Contain(Eve);
        Secrecy.ReadsOnly(incident, Person(Eve))!.Code.Should().Be("auditor-reads-only");
        Secrecy.ReadsOnly(incident, Person(Dora)).Should().BeNull();
    }

    [Fact]
    public void Is_for_the_commander_and_the_security_lead() => AnInvestigatedIncident()
        .When((i, _) => Secrecy.EngageAuditor(i!, Eve, "SOC 2", Person(Dora))).ThenRefused("only-commander-or-security-lead")
        .When((i, _) => Secrecy.EngageAuditor(i!, Eve, "SOC 2", Person(Sybil))).Then(new AuditorEngaged(Eve, "SOC 2"));

    [Fact]
    public void Is_not_for_who_takes_part() => ARestrictedIncident()
        .When((i, _) => Secrecy.EngageAuditor(i!, Dora, "SOC 2", Person(Ada)))
        .ThenRefused("auditor-takes-part");

    [Fact]
    public void Keeps_them_out_of_the_response()
    {
        var story = ARestrictedIncident().Given(new AuditorEngaged(Eve, "SOC 2"));

        story.When((i, _) => Secrecy.Grant(i!, Eve, null, Person(Ada))).ThenRefused("auditor-takes-part");
        Secrecy.MayBringIn(story.State!, Eve, Person(Ada))!.Code.Should().Be("auditor-takes-part");
        story.When((i, _) => Reports.Take(i!, new Kernel.NewFact(new PageAcknowledged(Guid.CreateVersion7(), Eve, IncidentRoles.LegalCounsel))))
            .Then<PageAcknowledged>();
    }

    [Fact]
    public void Ends_when_their_access_is_taken_back() =>
        ARestrictedIncident().Given(new AuditorEngaged(Eve, "SOC 2"), new AccessRevoked(Eve, "Done")).State!.Security!.Named.Should().NotContain(Eve);
}
