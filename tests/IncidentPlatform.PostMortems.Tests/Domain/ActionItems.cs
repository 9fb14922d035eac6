using IncidentPlatform.Contracts;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using IncidentPlatform.Testing;

namespace IncidentPlatform.PostMortems.Tests.Domain;

public sealed class ActionItems
{
    private static readonly Guid Item = AnIncident.Item(1);
    private readonly Specification<ReviewFile> review = new(ReviewFileEvolution.Evolve, Origins.PostMortems);

    [Fact]
    public void An_item_has_an_owner_a_due_date_and_a_priority_and_is_opened_once() => review.Given(new ReviewOpened("INC-2026-0001"))
        .When((file, now) => ActionItemDecider.Open(file, Item, "Alert on the pool", "linus", now.AddDays(7), Priority.High, now))
        .Then(new ActionItemOpened(Item, "Alert on the pool", "linus", review.Now.AddDays(7), Priority.High))
        .When((file, now) => ActionItemDecider.Open(file, Item, "Alert on the pool", "linus", now.AddDays(7), Priority.High, now)).ThenNothing();

    [Theory]
    [InlineData("", "linus", 7, "action-item-incomplete")]
    [InlineData("Alert on the pool", " ", 7, "action-item-incomplete")]
    [InlineData("Alert on the pool", "linus", -1, "due-in-the-past")]
    public void An_item_that_nobody_can_do_in_time_is_refused(string action, string owner, int days, string code) => review.Given(new ReviewOpened("INC-2026-0001"))
        .When((file, now) => ActionItemDecider.Open(file, Item, action, owner, now.AddDays(days), Priority.Low, now)).ThenRefused(code);

    [Fact]
    public void An_item_is_completed_once()
    {
        review.Given(new ReviewOpened("INC-2026-0001"), new ActionItemOpened(Item, "Alert on the pool", "linus", review.Now.AddDays(7), Priority.High))
            .When((file, _) => ActionItemDecider.Complete(file, Item)).Then(new ActionItemCompleted(Item))
            .When((file, _) => ActionItemDecider.Complete(file, Item)).ThenNothing();
        review.State!.ActionItems.Should().ContainSingle().Which.Completed.Should().NotBeNull();
    }

    [Fact]
    public void An_item_that_does_not_exist_cannot_be_completed() => review.Given(new ReviewOpened("INC-2026-0001"))
        .When((file, _) => ActionItemDecider.Complete(file, Item)).ThenRefused("action-item-not-found");

    [Fact]
    public void What_a_tracker_calls_it_is_kept_once() => review
        .Given(new ReviewOpened("INC-2026-0001"), new ActionItemOpened(Item, "Alert on the pool", "linus", review.Now.AddDays(7), Priority.High))
        .When((file, _) => ActionItemDecider.Track(file, Item, "tracker", "OPS-1", null)).Then(new ActionItemTracked(Item, "tracker", "OPS-1", null))
        .When((file, _) => ActionItemDecider.Track(file, Item, "tracker", "OPS-1", null)).ThenNothing();

    [Fact]
    public void An_item_is_overdue_after_its_day_until_it_is_done()
    {
        review.Given(new ReviewOpened("INC-2026-0001"), new ActionItemOpened(Item, "Alert on the pool", "linus", review.Now.AddDays(7), Priority.High));
        review.State!.ActionItems[0].IsOverdue(review.Now.AddDays(7)).Should().BeFalse();
        review.State.ActionItems[0].IsOverdue(review.Now.AddDays(8)).Should().BeTrue();
        review.When((file, _) => ActionItemDecider.Complete(file, Item));
        review.State!.ActionItems[0].IsOverdue(review.Now.AddDays(8)).Should().BeFalse();
    }
}
