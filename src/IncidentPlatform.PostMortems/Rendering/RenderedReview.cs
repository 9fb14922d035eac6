using System.Security.Cryptography;
using System.Text;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using IncidentPlatform.PostMortems.Domain.Reviews;

namespace IncidentPlatform.PostMortems.Rendering;

/// <summary>A review as it goes to one distribution.</summary>
/// <param name="Markdown">The text; the other forms say the same.</param>
/// <param name="ContentHash">SHA-256 of the Markdown as UTF-8, hexadecimal.</param>
public sealed record RenderedReview(string Markdown, string Html, string ContentHash)
{
    public static RenderedReview Of(Review review, Distribution distribution)
    {
        var (markdown, html) = distribution == Distribution.External
            ? (PublicReviewMarkdown.Of(review.Public), PublicReviewHtml.Of(review.Public))
            : (ReviewMarkdown.Of(review), ReviewHtml.Of(review));
        return new RenderedReview(markdown, html, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(markdown))));
    }
}
