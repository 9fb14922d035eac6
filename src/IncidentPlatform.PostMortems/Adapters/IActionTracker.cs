using IncidentPlatform.PostMortems.Domain.ReviewFiles;

namespace IncidentPlatform.PostMortems.Adapters;

/// <summary>Where the people who do the work look for it.</summary>
public interface IActionTracker
{
    string Name { get; }

    /// <summary>Puts an item there as it is now, or brings the one that is there up to date.</summary>
    /// <param name="incident">Human key of the incident.</param>
    /// <param name="key">The same at every attempt.</param>
    /// <returns>What the tracker calls it; null where it keeps none of its own.</returns>
    Task<TrackedItem?> Put(string incident, ActionItem item, Guid key, CancellationToken ct);
}

public sealed record TrackedItem(string Reference, Uri? Url);
