using IncidentPlatform.Kernel;

namespace IncidentPlatform.PostMortems.Domain.ReviewFiles;

/// <summary>Action items: someone's, by a day, until done.</summary>
public static class ActionItemDecider
{
    public static Decision Open(
        ReviewFile? file, Guid id, string action, string owner, DateTimeOffset due, Priority priority, DateTimeOffset now)
    {
        if (file is null)
            return Rejections.NoReview;
        if (string.IsNullOrWhiteSpace(action) || action.Length > WritingDecider.LongestText || string.IsNullOrWhiteSpace(owner))
            return Rejections.ActionAndOwnerNeeded;
        if (due <= now)
            return Rejections.DueInThePast(due);

        return file.ActionItems.Any(i => i.Id == id)
            ? Decision.Nothing
            : Decision.Record(new NewFact(new ActionItemOpened(id, action.Trim(), owner.Trim(), due.ToUniversalTime(), priority), Id: id));
    }

    public static Decision Complete(ReviewFile? file, Guid id) =>
        file?.ActionItems.FirstOrDefault(i => i.Id == id) switch
        {
            null => Rejections.NoActionItem(id),
            { Completed: not null } => Decision.Nothing,
            _ => Decision.Record(new ActionItemCompleted(id)),
        };

    /// <summary>Keeps what a tracker outside calls it.</summary>
    public static Decision Track(ReviewFile? file, Guid id, string tracker, string reference, string? url) =>
        file?.ActionItems.FirstOrDefault(i => i.Id == id) switch
        {
            null => Rejections.NoActionItem(id),
            { Tracked: { } tracked } when tracked.Tracker == tracker && tracked.Reference == reference => Decision.Nothing,
            _ => Decision.Record(new ActionItemTracked(id, tracker, reference, url)),
        };
}
