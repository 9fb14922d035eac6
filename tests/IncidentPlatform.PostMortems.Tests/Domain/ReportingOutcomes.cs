using IncidentPlatform.Contracts;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using Said = IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.PostMortems.Tests.Domain;

/// <summary>What of a review file goes back onto the incident's stream.</summary>
public sealed class ReportingOutcomes
{
    private static IReadOnlyList<ReportedFact> Reported(AReviewFile file) =>
        [.. file.Facts.Select(f => Publishing.Publishing.From(AnIncident.Id, f, file.File)).OfType<ReportedFact>()];

    [Fact]
    public void Outcomes_are_reported_with_the_id_of_their_fact()
    {
        var file = AReviewFile.Opened().With(
            new ReviewScheduled(AnIncident.Item(2), AnIncident.Midnight(15, 0), null),
            new ActionItemOpened(AnIncident.Item(70), "Alert on the pool", "linus", AnIncident.Midnight(10, 0).AddDays(14), Priority.High),
            new ActionItemCompleted(AnIncident.Item(70)),
            new ReviewPublished(AnIncident.Item(2), AnIncident.Item(3), Distribution.Internal, 50, 10, "9f86d081", null));

        var reported = Reported(file);
        reported.Select(r => r.Type).Should().Equal("ReviewScheduled", "ActionItemOpened", "ActionItemCompleted", "ReviewPublished");
        reported.Select(r => r.Id).Should().Equal(file.Facts.Skip(1).Select(f => f.Id));
        reported.Should().OnlyContain(r => r.Origin == Origins.PostMortems && r.IncidentId == AnIncident.Id && r.Actor == new FactActor("person", "ada"));
        reported[1].As<Said.ActionItemOpened>().Priority.Should().Be("high");
        reported[3].As<Said.ReviewPublished>().Should().Be(new Said.ReviewPublished(AnIncident.Item(2), "internal", 50, "9f86d081"));
    }

    [Fact]
    public void What_people_write_and_what_is_not_out_yet_stays_here() => Reported(AReviewFile.Opened().With(
        new ReviewDrafted(3), new ReviewMadeReady(4), new SectionWritten("prevent", "Words"), new FieldWaived("reputation", "Words"),
        new PublicationAuthorised(AnIncident.Item(3), Distribution.Internal, 50, 10, "9f86d081"), new PublicationStopped(AnIncident.Item(3), "Restricted"))).Should().BeEmpty();
}
