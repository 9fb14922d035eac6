using IncidentPlatform.Kernel;

namespace IncidentPlatform.PostMortems.Domain.ReviewFiles;

/// <summary>How the file follows from its facts.</summary>
public static class ReviewFileEvolution
{
    /// <summary>The closed set of facts.</summary>
    public static IReadOnlyList<Type> Facts { get; } =
    [
        typeof(ReviewOpened), typeof(ReviewDrafted), typeof(ReviewMadeReady), typeof(SectionWritten), typeof(ReviewScheduled), typeof(FieldWaived),
        typeof(PublicationAuthorised), typeof(PublicationStopped), typeof(ReviewPublished), typeof(ActionItemOpened), typeof(ActionItemTracked),
        typeof(ActionItemCompleted),
    ];

    public static ReviewFile Evolve(ReviewFile? file, Fact fact)
    {
        var next = (file ?? new ReviewFile()) with { Edition = fact.Version };
        return fact.Data switch
        {
            ReviewOpened opened => next with { Number = opened.Number, ReviewId = fact.Id },
            ReviewDrafted drafted => next with { Drafted = [.. next.Drafted, new(drafted.StreamVersion, fact.RecordedAt, fact.Version)] },
            ReviewMadeReady ready => next with { Ready = [.. next.Ready, new(ready.StreamVersion, fact.RecordedAt, fact.Version)] },
            SectionWritten section => next with { Written = [.. next.Written, WordsOf(section.Field, section.Text, fact)] },
            FieldWaived waived => next with { Waived = [.. next.Waived, WordsOf(waived.Field, waived.Reason, fact)] },
            ReviewScheduled meeting => next with { Meetings = [.. next.Meetings, new(meeting.At, meeting.Place, fact.Actor, fact.Version)] },
            PublicationAuthorised p => next with
            {
                Authorised = [.. next.Authorised, new(p.PublicationId, p.Distribution, p.StreamVersion, p.Edition, p.ContentHash, null, fact.Actor, fact.RecordedAt, fact.Version)],
            },
            PublicationStopped p => next with
            {
                Authorised = [.. next.Authorised.Select(a => a.Id == p.PublicationId ? a with { Stopped = new(p.Reason, fact.Version) } : a)],
            },
            ReviewPublished p => next with
            {
                Published = [.. next.Published, new(p.PublicationId, p.Distribution, p.StreamVersion, p.Edition, p.ContentHash, p.Url, fact.Actor, fact.RecordedAt, fact.Version)],
            },
            ActionItemOpened item => next with
            {
                ActionItems = [.. next.ActionItems, new(item.ActionItemId, item.Action, item.Owner, item.Due, item.Priority, fact.RecordedAt, fact.Version)],
            },
            ActionItemTracked t => next.With(t.ActionItemId, i => i with { Tracked = new(t.Tracker, t.Reference, t.Url, fact.Version) }),
            ActionItemCompleted c => next.With(c.ActionItemId, i => i with { Completed = new(fact.RecordedAt, fact.Version) }),
            _ => next,
        };
    }

    private static Words WordsOf(string field, string text, Fact fact) => new(field, text, fact.Actor, fact.RecordedAt, fact.Version);

    private static ReviewFile With(this ReviewFile file, Guid item, Func<ActionItem, ActionItem> change) =>
        file with { ActionItems = [.. file.ActionItems.Select(i => i.Id == item ? change(i) : i)] };
}
