using IncidentPlatform.PostMortems.Domain.ReviewFiles;

namespace IncidentPlatform.PostMortems.Views;

/// <summary>An action item as it is shown.</summary>
/// <param name="IncidentId">The incident whose review asks for it.</param>
/// <param name="Owner">Person id.</param>
/// <param name="State"><c>open</c>, <c>overdue</c> or <c>done</c>.</param>
/// <param name="Reference">What the tracker outside calls it, where there is one.</param>
public sealed record ActionItemView(
    Guid Id, Guid IncidentId, string Number, string Action, string Owner, DateTimeOffset Due, Priority Priority, string State, DateTimeOffset OpenedAt,
    DateTimeOffset? CompletedAt, string? Reference, string? Url)
{
    public static ActionItemView Of(ReviewFile file, Guid id, DateTimeOffset now)
    {
        var item = file.ActionItems.First(i => i.Id == id);
        var state = item.Completed is not null ? "done" : item.IsOverdue(now) ? "overdue" : "open";
        return new ActionItemView(
            item.Id, file.Id, file.Number, item.Action, item.Owner, item.Due, item.Priority, state, item.OpenedAt, item.Completed?.At, item.Tracked?.Reference,
            item.Tracked?.Url);
    }
}
