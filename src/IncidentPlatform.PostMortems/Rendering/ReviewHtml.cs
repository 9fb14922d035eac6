using IncidentPlatform.PostMortems.Domain.Evidence;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using IncidentPlatform.PostMortems.Domain.Reviews;

namespace IncidentPlatform.PostMortems.Rendering;

/// <summary>The whole review as one HTML page: readable without styles, by a screen reader and on paper. The same review gives the same bytes.</summary>
public static class ReviewHtml
{
    public static string Of(Review review)
    {
        var page = new Html();
        page.Line("""<a class="skip" href="#review">To the review</a>""");
        page.Line("<header>");
        page.Line($"""<p class="number">{Html.Text(review.Number)} · blameless review</p>""");
        page.Line($"<h1>{Html.Text(review.Title)}</h1>");
        page.Line($"""<p class="basis">From version {review.Version} of the incident's stream and edition {review.Edition} of the review file. Numbers in brackets are facts of the stream.{(review.Mode == "live" ? "" : $" This is a {Html.Text(review.Mode)} incident.")}</p>""");
        if (review.Unanswered(Distribution.Internal) is { Count: > 0 } open)
            page.Line($"""<p class="open">{Wording.Many(open.Count, "field")} not answered: {Html.Text(string.Join(", ", open.Select(n => review.Field(n).Label)))}.</p>""");
        page.Line("</header>");
        page.Line("""<main id="review">""");
        foreach (var section in review.Sections)
            Section(page, review, section);
        Facts(page, "facts", "All facts", "Every fact of the incident, in the order in which things happened.", [.. review.Timeline.Where(r => !r.AfterPublication)]);
        Facts(page, "after-publication", "After publication", "Facts that the published review did not know.", [.. review.Timeline.Where(r => r.AfterPublication)]);
        page.Line("</main>");
        return page.Page($"{review.Number}: {review.Title}");
    }

    private static void Section(Html page, Review review, ReviewSection section)
    {
        page.Line($"""<section aria-labelledby="{section.Name}">""");
        page.Line($"""<h2 id="{section.Name}">{Html.Text(section.Title)}</h2>""");
        page.Line("<dl>");
        foreach (var field in section.Fields)
            Field(page, field);
        page.Line("</dl>");
        if (section.Name == "response")
            Obligations(page, review.Obligations);
        page.Line("</section>");
    }

    private static void Field(Html page, ReviewField field)
    {
        page.Line($"<div><dt>{Html.Text(field.Label)}</dt><dd>");
        foreach (var statement in field.Statements)
        {
            page.Line($"<p>{Html.Text(statement.Text)}{Cites(statement.Cites)}</p>");
            if (statement.Inputs.Count > 0)
                page.Line($"""<ul class="inputs">{string.Concat(statement.Inputs.Select(i => $"<li>{Html.Text(i.Name)}: {Html.Text(i.Value)}{Cites([i.From])}</li>"))}</ul>""");
        }

        if (field.Written is { } written)
            page.Line($"<blockquote>{Html.Paragraphs(written.Text)}<footer>{Html.Text(Wording.By(written.By))}, {Wording.Minute(written.At)}</footer></blockquote>");
        if (field.Status == FieldStatus.Waived)
            page.Line($"<p>{Wording.NotAnswered}; waived by {Html.Text(Wording.By(field.Waiver!.By))}: {Html.Text(field.Waiver.Text)}</p>");
        else if (field.Status == FieldStatus.NotAnswered)
            page.Line($"""<p class="unanswered">{Wording.NotAnswered}</p>""");
        else if (field is { Status: FieldStatus.NotNeeded, Statements.Count: 0 })
            page.Line($"<p>{Wording.NotAnswered}</p>");
        page.Line("</dd></div>");
    }

    private static void Obligations(Html page, IReadOnlyList<ObligationRow> rows)
    {
        if (rows.Count == 0)
            return;

        page.Line("""<div class="wide"><table><caption>What was owed, by whom, and how it went</caption><thead><tr><th scope="col">Due</th><th scope="col">Owed</th><th scope="col">By</th><th scope="col">Outcome</th><th scope="col">Facts</th></tr></thead><tbody>""");
        foreach (var row in rows)
        {
            var style = row.Outcome is ObligationOutcome.Missed or ObligationOutcome.MetLate ? "missed" : row.Outcome == ObligationOutcome.Met ? "met" : "";
            page.Line($"""<tr><td>{Wording.Second(row.Due)}</td><td>{Html.Text(Wording.Plain(row.Obligation))}</td><td>{Html.Text(Wording.Plain(row.OwedBy))}</td><td class="{style}">{Html.Text(Wording.Outcome(row))}</td><td>{string.Join(", ", row.Cites.Select(Link))}</td></tr>""");
        }

        page.Line("</tbody></table></div>");
    }

    private static void Facts(Html page, string id, string title, string caption, IReadOnlyList<TimelineRow> rows)
    {
        if (rows.Count == 0)
            return;

        page.Line($"""<section aria-labelledby="{id}">""");
        page.Line($"""<h2 id="{id}">{title}</h2>""");
        page.Line($"""<div class="wide"><table><caption>{caption}</caption><thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">By</th><th scope="col">Fact</th></tr></thead><tbody>""");
        foreach (var row in rows)
            page.Line($"""<tr id="f{row.Cite.Version}"{(row.Milestone is null ? "" : " class=\"milestone\"")}><td>{Wording.Second(row.At)}{Known(row)}</td><td>{Html.Text(row.Text)}{Corrected(row.Correction)}</td><td>{Html.Text(row.By)}</td><td class="number">{row.Cite.Version}<br><small>{row.Cite.Fact}</small></td></tr>""");
        page.Line("</tbody></table></div>");
        page.Line("</section>");
    }

    private static string Known(TimelineRow row) => Wording.KnownLater(row) is { } later ? $"<br><small>{later}</small>" : "";

    private static string Corrected(Correction? correction) =>
        correction is null ? "" : $" <small>corrected{Cites([correction.Cite])}: {Html.Text(Wording.Of(correction))}</small>";

    private static string Cites(IReadOnlyList<Citation> cites) =>
        cites.Count == 0 ? "" : $""" <span class="cite">[{string.Join(", ", cites.Select(Link))}]</span>""";

    private static string Link(Citation cite) => $"""<a href="#f{cite.Version}" aria-label="fact {cite.Version}">{cite.Version}</a>""";
}
