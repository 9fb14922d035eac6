using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using static IncidentPlatform.Communications.Tests.Domain.Telling;

namespace IncidentPlatform.Communications.Tests.Domain;

public class Canned_responses
{
    private readonly AnIncident incident = new();

    [Fact]
    public void They_are_renewed_as_the_incident_goes_and_withdrawn_at_its_end()
    {
        var story = Story().Hears(incident.IsDeclared()).Tells(Audience.Customers)
            .Hears(incident.IsResolved(AnIncident.Declared.AddHours(3))).Tells(Audience.Customers);
        var response = story.State!.CannedResponses.Should().ContainSingle().Subject;
        response.Body.Should().Contain("is resolved");
        CannedResponses.ShouldGo(story.State).Should().BeFalse("the watch goes on");

        story.Hears(incident.IsAllClear());
        CannedResponses.ShouldGo(story.State!).Should().BeTrue();
        story.When((c, _) => CannedResponses.Withdrawn(c, response.Id)).Then(new CannedResponseWithdrawn(response.Id, response.Title));
    }

    [Fact]
    public void One_that_is_gone_is_not_withdrawn_again()
    {
        var story = Story().Hears(incident.IsDeclared()).Tells(Audience.Customers).Hears(incident.IsAllClear());
        var id = story.State!.CannedResponses.Single().Id;

        story.When((c, _) => CannedResponses.Withdrawn(c, id)).When((c, _) => CannedResponses.Withdrawn(c, id)).ThenNothing();
    }
}
