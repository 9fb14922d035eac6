using IncidentPlatform.Contracts;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using IncidentPlatform.Testing;

namespace IncidentPlatform.PostMortems.Tests.Domain;

public sealed class WritingAReview
{
    private readonly Specification<ReviewFile> review = new(ReviewFileEvolution.Evolve, Origins.PostMortems);

    [Fact]
    public void The_file_opens_once() => review
        .When((file, _) => LifeCycleDecider.Open(file, "INC-2026-0001")).Then(new ReviewOpened("INC-2026-0001"))
        .When((file, _) => LifeCycleDecider.Open(file, "INC-2026-0001")).ThenNothing();

    [Fact]
    public void Each_resolution_drafts_once_and_opens_the_file_where_that_was_missed() => review
        .When((file, _) => LifeCycleDecider.Draft(file, "INC-2026-0001", 30)).Then(new ReviewOpened("INC-2026-0001"), new ReviewDrafted(30))
        .When((file, _) => LifeCycleDecider.Draft(file, "INC-2026-0001", 30)).ThenNothing()
        .When((file, _) => LifeCycleDecider.Draft(file, "INC-2026-0001", 44)).Then(new ReviewDrafted(44));

    [Fact]
    public void The_all_clear_makes_it_ready()
    {
        review.Given(new ReviewOpened("INC-2026-0001"), new ReviewDrafted(30))
            .When((file, _) => LifeCycleDecider.MakeReady(file, "INC-2026-0001", 50)).Then(new ReviewMadeReady(50))
            .When((file, _) => LifeCycleDecider.MakeReady(file, "INC-2026-0001", 50)).ThenNothing();
        review.State!.Phase.Should().Be(ReviewPhase.Ready);
    }

    [Fact]
    public void A_field_is_answered_in_words() => review.Given(new ReviewOpened("INC-2026-0001"))
        .When((file, _) => WritingDecider.Write(file, "went-well", " The roll-back was quick ", null)).Then(new SectionWritten("went-well", "The roll-back was quick"))
        .When((file, _) => WritingDecider.Write(file, "went-well", "The roll-back was quick", null)).ThenNothing();

    [Fact]
    public void Nothing_is_written_where_there_is_no_review() => review
        .When((file, _) => WritingDecider.Write(file, "went-well", "The roll-back was quick", null)).ThenRefused("review-not-found");

    [Theory]
    [InlineData("whose-fault")]
    [InlineData("action-items")]
    public void A_field_that_is_not_in_the_template_or_is_not_words_is_refused(string field) => review.Given(new ReviewOpened("INC-2026-0001"))
        .When((file, _) => WritingDecider.Write(file, field, "Text", null)).ThenRefused("unknown-section");

    [Fact]
    public void A_text_without_end_is_refused() => review.Given(new ReviewOpened("INC-2026-0001"))
        .When((file, _) => WritingDecider.Write(file, "prevent", new string('x', WritingDecider.LongestText + 1), null)).ThenRefused("text-too-long");

    [Fact]
    public void A_text_based_on_what_was_read_before_another_wrote_is_refused_and_one_based_on_it_is_taken() => review
        .Given(new ReviewOpened("INC-2026-0001"), new SectionWritten("prevent", "First"))
        .When((file, _) => WritingDecider.Write(file, "prevent", "Second", 1)).ThenRefused("section-written-since")
        .When((file, _) => WritingDecider.Write(file, "prevent", "Second", 2)).Then(new SectionWritten("prevent", "Second"))
        .When((file, _) => WritingDecider.Write(file, "went-well", "Another field", 1)).Then(new SectionWritten("went-well", "Another field"));

    [Fact]
    public void A_field_is_waived_with_a_reason() => review.Given(new ReviewOpened("INC-2026-0001"))
        .When((file, _) => WritingDecider.Waive(file, "reputation", "Nobody outside saw it")).Then(new FieldWaived("reputation", "Nobody outside saw it"))
        .When((file, _) => WritingDecider.Waive(file, "reputation", "Nobody outside saw it")).ThenNothing();

    [Theory]
    [InlineData("reputation", " ", "reason-needed")]
    [InlineData("internal", "Nothing waits for it", "unknown-section")]
    public void A_waiver_without_a_reason_or_without_a_need_is_refused(string field, string reason, string code) => review.Given(new ReviewOpened("INC-2026-0001"))
        .When((file, _) => WritingDecider.Waive(file, field, reason)).ThenRefused(code);

    [Fact]
    public void The_meeting_is_scheduled_and_moved() => review.Given(new ReviewOpened("INC-2026-0001"))
        .When((file, now) => WritingDecider.Schedule(file, now.AddDays(1), "https://meet.example/1", now))
        .Then(new ReviewScheduled(review.Recorded[0].Id, review.Now.AddDays(1), "https://meet.example/1"))
        .When((file, now) => WritingDecider.Schedule(file, now.AddDays(1), "https://meet.example/1", now)).ThenNothing()
        .When((file, now) => WritingDecider.Schedule(file, now.AddDays(2), "https://meet.example/1", now)).Then<ReviewScheduled>();

    [Fact]
    public void A_meeting_in_the_past_is_refused() => review.Given(new ReviewOpened("INC-2026-0001"))
        .When((file, now) => WritingDecider.Schedule(file, now.AddMinutes(-1), null, now)).ThenRefused("meeting-in-the-past");
}
