using IncidentPlatform.PostMortems.Domain.Reviews;

namespace IncidentPlatform.PostMortems.Rendering;

/// <summary>The public review as one HTML page.</summary>
public static class PublicReviewHtml
{
    public static string Of(PublicReview review)
    {
        var page = new Html();
        page.Line("<header>");
        page.Line($"""<p class="number">{Html.Text(review.Number)}</p>""");
        page.Line($"<h1>{Html.Text(review.Title ?? review.Number)}</h1>");
        if (Wording.Period(review) is { } period)
            page.Line($"""<p class="basis">{period}</p>""");
        page.Line("</header>");
        page.Line("<main>");
        foreach (var (title, words) in review.Texts())
            page.Line($"<section><h2>{title}</h2>{Html.Paragraphs(words)}</section>");
        if (review.Timeline.Count > 0)
            page.Line($"<section><h2>Timeline</h2><dl>{string.Concat(review.Timeline.Select(m => $"<div><dt>{Wording.Minute(m.At)}</dt><dd>{Html.Text(m.Text)}</dd></div>"))}</dl></section>");
        page.Line("</main>");
        return page.Page(review.Title ?? review.Number);
    }
}
