using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Declaring_an_incident
{
    private static readonly FirstCommander OnCall = new(Ada, RoleBasis.Roster, 3);

    [Fact]
    public void Adopts_a_policy_and_names_a_commander_in_the_same_commit() => Nothing()
        .When((i, now) => Declaration.Declare(i, Declared, P1, OnCall, now))
        .Then(
            new PolicyAdopted(P1), Declared,
            new RoleAssigned(IncidentRoles.Commander, Ada, RoleBasis.Roster, Acknowledged: false, RosterVersion: 3));

    [Fact]
    public void Twice_records_nothing_more() => ADeclaredIncident()
        .When((i, now) => Declaration.Declare(i, Declared, P1, OnCall, now))
        .ThenNothing();

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Needs_a_title(string title) => Nothing()
        .When((i, now) => Declaration.Declare(i, Declared with { Title = title }, P1, OnCall, now))
        .ThenRefused("title-length");

    [Fact]
    public void Refuses_impact_that_has_not_started() => Nothing()
        .When((i, now) => Declaration.Declare(i, Declared with { ImpactStartedAt = now.AddMinutes(1) }, P1, OnCall, now))
        .ThenRefused("in-the-future");

    [Fact]
    public void Starts_the_timer()
    {
        var story = ADeclaredIncident().After(TimeSpan.FromMinutes(7));

        story.State!.Timer.Elapsed(story.Now).Should().Be(TimeSpan.FromMinutes(7));
    }
}
