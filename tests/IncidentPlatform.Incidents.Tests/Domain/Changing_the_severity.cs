using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Packs;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Changing_the_severity
{
    private static readonly Policy P2 = PolicyPacks.Default.Resolve(Severity.P2);

    [Fact]
    public void Down_is_for_the_commander_and_adopts_the_other_policy() => ADeclaredIncident()
        .When((i, _) => Declaration.ChangeSeverity(i!, Severity.P2, "Only one region", P2, Actor.Person(Ada)))
        .Then(new PolicyAdopted(P2), new SeverityChanged(Severity.P1, Severity.P2, "Only one region"));

    [Fact]
    public void Down_by_anyone_else_is_refused() => ADeclaredIncident()
        .When((i, _) => Declaration.ChangeSeverity(i!, Severity.P2, "Only one region", P2, Actor.Person(Linus)))
        .ThenRefused("only-commander");

    [Fact]
    public void Up_is_for_everyone() => ADeclaredIncident()
        .Given(new SeverityChanged(Severity.P1, Severity.P3, "Quiet"))
        .When((i, _) => Declaration.ChangeSeverity(i!, Severity.P2, "Worse than thought", P2, Actor.Person(Linus)))
        .Then<SeverityChanged>(e => e.To.Should().Be(Severity.P2));

    [Fact]
    public void To_what_it_is_records_nothing() => ADeclaredIncident()
        .When((i, _) => Declaration.ChangeSeverity(i!, Severity.P1, "Still", P1, Actor.Person(Ada)))
        .ThenNothing();

    [Fact]
    public void Needs_a_reason() => ADeclaredIncident()
        .When((i, _) => Declaration.ChangeSeverity(i!, Severity.P2, " ", P2, Actor.Person(Ada)))
        .ThenRefused("text-missing");

    [Fact]
    public void Of_a_closed_incident_is_refused() => AClosedIncident()
        .When((i, _) => Declaration.ChangeSeverity(i!, Severity.P2, "Was not that bad", P2, Actor.Person(Ada)))
        .ThenRefused("incident-over");
}
