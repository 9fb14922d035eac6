using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using IncidentPlatform.PostMortems.Domain.Reviews;
using static IncidentPlatform.PostMortems.Tests.Domain.AnIncident;
using ReviewPublished = IncidentPlatform.PostMortems.Domain.ReviewFiles.ReviewPublished;

namespace IncidentPlatform.PostMortems.Tests.Domain;

/// <summary>A review says what it does not know.</summary>
public sealed class TheReviewOfAnAlmostEmptyStory
{
    private static readonly Review Review = AReviewFile.Opened().With(BarelyDeclared());

    [Fact]
    public void Only_the_declaration_answers_anything() =>
        Review.Sections.SelectMany(s => s.Fields).Where(f => f.Status == FieldStatus.Answered).Select(f => f.Name)
            .Should().Equal("title", "severity", "detected", "declared", "internal", "external", "follow-up");

    [Fact]
    public void What_is_known_in_part_is_shown_and_does_not_count_as_an_answer()
    {
        Review.Texts("detection-delay").Should().Contain("When the impact began is not recorded");
        Review.Texts("escalation-delay").Should().Equal("No commander is recorded to have accepted");
        Review.Unanswered(Distribution.Internal).Should().Contain(["detection-delay", "escalation-delay", "date", "duration"]);
    }

    [Fact]
    public void A_text_answers_a_field_and_a_waiver_excuses_it()
    {
        var review = AReviewFile.Opened().With(new SectionWritten("reputation", "Nobody noticed"), new FieldWaived("war-room", "It met in person")).With(BarelyDeclared());
        review.Field("reputation").Status.Should().Be(FieldStatus.Answered);
        review.Field("war-room").Status.Should().Be(FieldStatus.Waived);
        review.Unanswered(Distribution.Internal).Should().NotContain(["reputation", "war-room"]);
    }

    [Fact]
    public void A_withdrawn_text_answers_nothing() =>
        AReviewFile.Opened().With(new SectionWritten("reputation", "Nobody noticed"), new SectionWritten("reputation", "")).With(BarelyDeclared())
            .Field("reputation").Status.Should().Be(FieldStatus.NotAnswered);

    [Fact]
    public void No_fact_at_all_still_makes_a_review()
    {
        var review = Review.Of(Id, PostMortems.Domain.Evidence.Story.Of([]), AReviewFile.Opened().File);
        review.Title.Should().Be("INC-2026-0001");
        review.Version.Should().Be(0);
        review.Timeline.Should().BeEmpty();
    }

    [Fact]
    public void A_reopened_incident_is_not_resolved()
    {
        var review = AReviewFile.Opened().With(BarelyDeclared().At(3, 0).Then(new IncidentResolved(Midnight(2, 45), [])).At(3, 10).Then(new IncidentReopened("It is back")));
        review.Field("resolved").Status.Should().Be(FieldStatus.NotAnswered);
        review.Field("duration").Status.Should().Be(FieldStatus.NotAnswered);
    }

    [Fact]
    public void An_update_that_reached_nobody_is_not_the_first_notification()
    {
        var update = new UpdateSent(Item(1), "customers", "first-notice", [new ChannelOutcome("mail", 0, 9, 0)], "00", false);
        AReviewFile.Opened().With(BarelyDeclared().At(2, 40).Then(update)).Field("first-customer-notification").Status.Should().Be(FieldStatus.NotAnswered);
    }

    [Fact]
    public void Facts_after_the_publication_are_marked()
    {
        var file = AReviewFile.Opened().With(new ReviewPublished(Item(1), Item(2), Distribution.Internal, 1, 1, "00", null));
        var review = file.With(BarelyDeclared().At(9, 0).Then(new NoteAdded("One more thing")));
        review.Timeline.Select(r => r.AfterPublication).Should().Equal(false, true);
    }
}
