using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Features.Commanding;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class The_roles_of_an_incident
{
    [Fact]
    public void Are_those_of_the_catalogue() => RoleCatalogue.All.Select(r => r.Name).Should().BeEquivalentTo(IncidentRoles.All);

    [Fact]
    public void Say_what_they_are_for_and_what_they_take() => RoleCatalogue.All.Should().OnlyContain(
        r => r.Title.Length > 0 && r.Definition.Length > 0 && r.RequiredSkills.Count > 0 && r.NotTogetherWith.All(IncidentRoles.All.Contains));

    [Fact]
    public void Keep_apart_commander_and_engineering_lead_from_both_ends()
    {
        RoleCatalogue.All.Single(r => r.Name == IncidentRoles.Commander).NotTogetherWith.Should().Contain(IncidentRoles.EngineeringLead);
        RoleCatalogue.All.Single(r => r.Name == IncidentRoles.EngineeringLead).NotTogetherWith.Should().Contain(IncidentRoles.Commander);
    }
}
