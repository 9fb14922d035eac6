using IncidentPlatform.PostMortems.Rendering;

namespace IncidentPlatform.PostMortems.Adapters;

/// <summary>Where published reviews are kept for their readers.</summary>
public interface IReviewPublisher
{
    /// <summary>Publishes a text, finds it published already, or puts it in the place of what was published under its name.</summary>
    /// <param name="name">What to call it: the same for the same text, with nothing in it that a file name or an address could not hold.</param>
    /// <param name="key">The same at every attempt.</param>
    /// <returns>Where it is; null where it has no address.</returns>
    Task<Uri?> Publish(string name, RenderedReview review, Guid key, CancellationToken ct);
}
