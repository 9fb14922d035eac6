using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Packs;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Changing_the_cadence
{
    private static readonly CadenceBounds Bounds = new(TimeSpan.FromMinutes(10), TimeSpan.FromHours(1));
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    [Fact]
    public void Is_recorded_with_its_reason_and_the_bounds_it_was_decided_in()
    {
        var story = ACommandedIncident()
            .When((i, _) => Cadences.Change(i!, Quarter, "Many ask", Bounds, Actor.Person(Ada)))
            .Then(new CadenceChanged(Quarter, Bounds.Least, Bounds.Most, "Many ask"));

        story.State!.Cadence.Should().Be(Quarter);
        story.When((i, _) => Cadences.Change(i!, Quarter, "Many ask", Bounds, Actor.Person(Ada))).ThenNothing();
    }

    [Theory]
    [InlineData(9)]
    [InlineData(61)]
    public void Stays_within_what_the_policy_allows(int minutes) => ACommandedIncident()
        .When((i, _) => Cadences.Change(i!, TimeSpan.FromMinutes(minutes), "Many ask", Bounds, Actor.Person(Ada)))
        .ThenRefused("cadence-out-of-bounds");

    [Fact]
    public void Is_for_the_commander_with_a_reason()
    {
        ACommandedIncident().When((i, _) => Cadences.Change(i!, Quarter, "Many ask", Bounds, Actor.Person(Grace))).ThenRefused("only-commander");
        ACommandedIncident().When((i, _) => Cadences.Change(i!, Quarter, "", Bounds, Actor.Person(Ada))).ThenRefused("text-missing");
        AClosedIncident().When((i, _) => Cadences.Change(i!, Quarter, "Many ask", Bounds, Actor.Person(Ada))).ThenRefused("incident-over");
    }

    [Fact]
    public void Needs_a_policy_that_asks_for_updates_and_ends_with_it() => ACommandedIncident()
        .Given(new CadenceChanged(Quarter, Bounds.Least, Bounds.Most, "Many ask"))
        .When((i, _) => Declaration.ChangeSeverity(i!, Severity.P3, "Few are hit", PolicyPacks.Default.Resolve(Severity.P3), Actor.Person(Ada)))
        .When((i, _) => Cadences.Change(i!, Quarter, "Many ask", Bounds, Actor.Person(Ada)))
        .ThenRefused("no-cadence")
        .State!.Cadence.Should().BeNull();

    [Fact]
    public void Of_a_linked_incident_is_that_of_its_root() => ACommandedIncident()
        .Given(new LinkedUnderRoot(Guid.CreateVersion7(), "INC-2026-0009", Linus, "The same cause"))
        .When((i, _) => Cadences.Change(i!, Quarter, "Many ask", Bounds, Actor.Person(Ada)))
        .ThenRefused("told-through-root");

    [Fact]
    public void Has_the_bounds_of_the_pack_or_those_that_follow_from_its_deadline()
    {
        PolicyPacks.Default.CadenceOf(Severity.P1).Should().Be(Bounds);
        (PolicyPacks.Default with { Cadence = null }).CadenceOf(Severity.P1).Should().Be(new CadenceBounds(TimeSpan.FromMinutes(5), TimeSpan.FromHours(1)));
        PolicyPackFaults.Of(PolicyPacks.Default with { Cadence = new Dictionary<string, CadenceBounds> { ["P1"] = new(TimeSpan.FromHours(1), Quarter) } })
            .Should().ContainSingle().Which.Should().StartWith("cadence.P1");
    }
}
