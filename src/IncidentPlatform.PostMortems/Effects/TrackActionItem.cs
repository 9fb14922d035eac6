using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.PostMortems.Adapters;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;

namespace IncidentPlatform.PostMortems.Effects;

/// <summary>An action item was opened or completed: the tracker is to know.</summary>
public sealed record TrackActionItem(Guid ActionItemId)
{
    public const string Kind = "track-action-item";
}

/// <summary>Nothing of a restricted incident goes to a tracker.</summary>
internal sealed class TrackActionItemEffect(IActionTracker tracker) : IEffect<TrackActionItem>
{
    public async Task<EffectOutcome> Perform(TrackActionItem payload, EffectCall call, CancellationToken ct)
    {
        var file = await call.Query.LoadAsync<ReviewFile>(call.StreamId, ct);
        if (file?.ActionItems.FirstOrDefault(i => i.Id == payload.ActionItemId) is not { } item || await call.State(ct) is not { Access.Restricted: false })
            return EffectOutcome.Nothing;

        return await tracker.Put(file.Number, item, call.Id, ct) is { } tracked
            ? EffectOutcome.Done<ReviewFile>((f, _) => ActionItemDecider.Track(f, item.Id, tracker.Name, tracked.Reference, tracked.Url?.AbsoluteUri))
            : EffectOutcome.Nothing;
    }
}
