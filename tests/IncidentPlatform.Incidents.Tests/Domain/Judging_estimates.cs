using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Views;
using IncidentPlatform.Testing;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Judging_estimates
{
    [Fact]
    public void Each_is_held_against_when_it_was_resolved()
    {
        var story = ACommandedIncident();
        var at = story.Now;
        story.Given(new EtaGiven(at.AddMinutes(60), Confidence.Low))
            .After(TimeSpan.FromMinutes(10))
            .Given(new AssessmentRecorded(1, [], EtaAt: at.AddMinutes(30), EtaConfidence: Confidence.High))
            .After(TimeSpan.FromMinutes(30))
            .Given(Resolved(story));

        EtasView.Of(story.Recorded).Select(e => (e.GivenAt, e.Confidence, e.ResolvedAt, e.Error)).Should().Equal(
            (at, Confidence.Low, at.AddMinutes(40), TimeSpan.FromMinutes(-20)),
            (at.AddMinutes(10), Confidence.High, at.AddMinutes(40), TimeSpan.FromMinutes(10)));
    }

    [Fact]
    public void None_is_judged_while_it_is_open_or_open_again()
    {
        var story = ACommandedIncident();
        story.Given(new EtaGiven(story.Now.AddMinutes(60), Confidence.Low));
        EtasView.Of(story.Recorded).Single().Error.Should().BeNull();

        story.Given(Resolved(story), new IncidentReopened("It is back"));
        EtasView.Of(story.Recorded).Single().Error.Should().BeNull();
    }

    [Fact]
    public void A_resolution_that_did_not_hold_makes_no_estimate_right()
    {
        var story = ACommandedIncident();
        var at = story.Now;
        story.Given(new EtaGiven(at.AddMinutes(30), Confidence.High))
            .After(TimeSpan.FromMinutes(30))
            .Given(Resolved(story), new IncidentReopened("It is back"))
            .After(TimeSpan.FromMinutes(60))
            .Given(Resolved(story));

        EtasView.Of(story.Recorded).Single().Error.Should().Be(TimeSpan.FromMinutes(60));
    }

    [Fact]
    public void One_given_after_the_resolution_is_not_judged_by_it()
    {
        var story = ACommandedIncident();
        story.Given(Resolved(story), new EtaGiven(story.Now.AddMinutes(5), Confidence.Low));

        EtasView.Of(story.Recorded).Single().ResolvedAt.Should().BeNull();
    }

    [Fact]
    public void A_corrected_time_of_resolution_counts()
    {
        var story = ACommandedIncident();
        var at = story.Now;
        story.Given(new EtaGiven(at.AddMinutes(30), Confidence.High)).After(TimeSpan.FromMinutes(50)).Given(Resolved(story));
        story.Given(new FactCorrected(story.Recorded[^1].Id, "It was quiet before", at.AddMinutes(35)));

        EtasView.Of(story.Recorded).Single().Error.Should().Be(TimeSpan.FromMinutes(5));
    }

    private static IncidentResolved Resolved(Specification<Incident> story) => new(story.Now, [Signal]);
}
