using System.Text;
using IncidentPlatform.PostMortems.Domain.Reviews;

namespace IncidentPlatform.PostMortems.Rendering;

/// <summary>The public review as Markdown.</summary>
public static class PublicReviewMarkdown
{
    public static string Of(PublicReview review)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(MarkdownText.Inline(review.Title ?? review.Number)).Append('\n');
        if (Wording.Period(review) is { } period)
            text.Append('\n').Append(period).Append('\n');
        foreach (var (title, words) in review.Texts())
        {
            text.Append("\n## ").Append(title).Append("\n\n");
            text.AppendJoin('\n', MarkdownText.Lines(words)).Append('\n');
        }

        if (review.Timeline.Count > 0)
        {
            text.Append("\n## Timeline\n\n");
            foreach (var milestone in review.Timeline)
                text.Append("- ").Append(Wording.Minute(milestone.At)).Append(": ").Append(milestone.Text).Append('\n');
        }

        return text.ToString();
    }
}
