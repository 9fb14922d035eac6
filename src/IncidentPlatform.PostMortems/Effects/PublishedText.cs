using System.Globalization;
using IncidentPlatform.PostMortems.Domain.Evidence;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using IncidentPlatform.PostMortems.Domain.Reviews;
using IncidentPlatform.PostMortems.Rendering;

namespace IncidentPlatform.PostMortems.Effects;

/// <summary>The text of a publication, rebuilt from what the records hold now.</summary>
internal static class PublishedText
{
    public static RenderedReview Render(Guid incidentId, Story story, ReviewFile file, Publication publication) => RenderedReview.Of(
        Review.Of(incidentId, story.UpTo(publication.StreamVersion), file.AsOf(publication.Of)), publication.Distribution);

    public static string NameOf(ReviewFile file, Publication publication)
    {
        var number = new string([.. file.Number.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-')]);
        return string.Create(CultureInfo.InvariantCulture, $"{number}-{publication.Distribution.ToString().ToLowerInvariant()}-{publication.StreamVersion}-{publication.Of}");
    }
}
