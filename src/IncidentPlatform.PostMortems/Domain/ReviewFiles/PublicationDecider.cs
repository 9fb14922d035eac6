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
        if (file.Authorised.LastOrDefault(p => p.Distribution == distribution)?.ContentHash == contentHash)
            return Decision.Nothing;

        return Decision.Record(
            new PublicationAuthorised(publicationId, distribution, review.Version, review.Edition, contentHash));
    }

    /// <summary>Records that an authorised publication is out; a second report of the same records nothing.</summary>
    public static Decision Publish(ReviewFile? file, Guid publicationId, string? url)
    {
        if (file?.Authorised.FirstOrDefault(p => p.Id == publicationId) is not { } authorised)
            return Rejections.NotAuthorised;

        return file.Published.Any(p => p.Id == publicationId)
            ? Decision.Nothing
            : Decision.Record(new NewFact(
                new ReviewPublished(
                    file.ReviewId, publicationId, authorised.Distribution, authorised.StreamVersion, authorised.Of, authorised.ContentHash, url),
                Actor: authorised.By));
    }
}
