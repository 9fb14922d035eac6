using IncidentPlatform.Kernel;
using IncidentPlatform.PostMortems.Domain.Reviews;

namespace IncidentPlatform.PostMortems.Domain.ReviewFiles;

/// <summary>A review goes out when every field it needs is answered or waived, and exactly as it was authorised.</summary>
public static class PublicationDecider
{
    /// <param name="review">The review as rebuilt from this file and the incident's facts.</param>
    /// <param name="restricted">The incident is visible to its named people only.</param>
    /// <param name="contentHash">SHA-256 of the review's text for this distribution.</param>
    /// <param name="publicationId">The id of the publication, should it be authorised.</param>
    public static Decision Authorise(
        ReviewFile? file, Review review, Distribution distribution, bool restricted, string contentHash, Guid publicationId)
    {
        if (file is null)
            return Rejections.NoReview;
        if (distribution == Distribution.External && restricted)
            return Rejections.RestrictedStaysInside;
        if (distribution == Distribution.External && review.Mode != "live")
            return Rejections.NotLive(review.Mode);
        if (review.Unanswered(distribution) is { Count: > 0 } unanswered)
            return Rejections.NotAnswered(unanswered);
        if (file.Authorised.LastOrDefault(p => p.Distribution == distribution) is { Stopped: null } last && last.ContentHash == contentHash)
            return Decision.Nothing;

        return Decision.Record(new NewFact(
            new PublicationAuthorised(publicationId, distribution, review.Version, review.Edition, contentHash), Id: publicationId));
    }

    /// <summary>Records that an authorised publication is out; a second report of the same records nothing.</summary>
    public static Decision Publish(ReviewFile? file, Guid publicationId, string? url) => Pending(file, publicationId) switch
    {
        (null, _) => Rejections.NotAuthorised,
        (_, false) => Decision.Nothing,
        ({ } p, _) => Decision.Record(new NewFact(
            new ReviewPublished(file!.ReviewId, p.Id, p.Distribution, p.StreamVersion, p.Of, p.ContentHash, url), Actor: p.By)),
    };

    /// <summary>Records that it must not go out any more; it can be asked for again.</summary>
    public static Decision Stop(ReviewFile? file, Guid publicationId, string reason) => Pending(file, publicationId) switch
    {
        (null, _) => Rejections.NotAuthorised,
        (_, false) => Decision.Nothing,
        _ => Decision.Record(new PublicationStopped(publicationId, reason)),
    };

    /// <summary>The publication, and whether it has still to go out.</summary>
    public static (Publication? Authorised, bool Pending) Pending(ReviewFile? file, Guid publicationId)
    {
        var authorised = file?.Authorised.FirstOrDefault(p => p.Id == publicationId);
        return (authorised, authorised is { Stopped: null } && !file!.Published.Any(p => p.Id == publicationId));
    }
}
