using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Holding_the_record
{
    private const string Counsel = "counsel";
    private static readonly LegalHoldSet Held = new(true, "Evidence in Example v. Example");

    [Fact]
    public void Is_for_legal_to_say() => ACommandedIncident()
        .By(Counsel)
        .When((i, _) => LegalHolds.Set(i!, true, Held.Reason, Actor.Person(Counsel), isLegal: true))
        .Then(Held)
        .State!.LegalHold.Should().BeEquivalentTo(new { By = Counsel });

    [Fact]
    public void Is_for_the_legal_counsel_of_the_incident_to_say() => ACommandedIncident()
        .Given(new RoleAssigned(IncidentRoles.LegalCounsel, Counsel, RoleBasis.Assigned, Acknowledged: true))
        .When((i, _) => LegalHolds.Set(i!, true, Held.Reason, Actor.Person(Counsel), isLegal: false))
        .Then(Held);

    [Fact]
    public void Is_not_for_the_commander_to_say() => ACommandedIncident()
        .When((i, _) => LegalHolds.Set(i!, true, Held.Reason, Actor.Person(Ada), isLegal: false))
        .ThenRefused("only-legal");

    [Fact]
    public void Needs_a_reason() => ACommandedIncident()
        .When((i, _) => LegalHolds.Set(i!, true, " ", Actor.Person(Counsel), isLegal: true))
        .ThenRefused("text-missing");

    [Fact]
    public void Is_said_once() => ACommandedIncident()
        .Given(Held)
        .When((i, _) => LegalHolds.Set(i!, true, "Still", Actor.Person(Counsel), isLegal: true))
        .ThenNothing();

    [Fact]
    public void Is_possible_when_the_incident_is_over() => AClosedIncident()
        .When((i, _) => LegalHolds.Set(i!, true, Held.Reason, Actor.Person(Counsel), isLegal: true))
        .Then(Held);

    [Fact]
    public void Refuses_erasure_until_it_is_lifted()
    {
        var held = ACommandedIncident().By(Counsel).Given(Held);
        LegalHolds.Keeps(held.State!).Should().BeEquivalentTo(new { Code = "legal-hold" }).And.Match<Rejection>(r => r.WayOn.Contains("lifted") && r.Reason.Contains(Counsel));

        held.When((i, _) => LegalHolds.Set(i!, false, "Settled", Actor.Person(Counsel), isLegal: true)).Then(new LegalHoldSet(false, "Settled"));
        LegalHolds.Keeps(held.State!).Should().BeNull();
    }

    [Fact]
    public void Changes_nothing_that_was_decided_on() => ACommandedIncident()
        .Given(Held, new Erased([Guid.CreateVersion7()], ErasureBasis.RecordedByMistake))
        .State!.Revision.Should().Be(ACommandedIncident().State!.Revision);
}
