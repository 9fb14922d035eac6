using IncidentPlatform.PostMortems.Domain.ReviewFiles;

namespace IncidentPlatform.PostMortems.Adapters;

/// <summary>No tracker outside: action items are kept on the review, and listed over all of them.</summary>
internal sealed class KeptHere : IActionTracker
{
    public string Name => "post-mortems";

    public Task<TrackedItem?> Put(string incident, ActionItem item, Guid key, CancellationToken ct) => Task.FromResult<TrackedItem?>(null);
}
