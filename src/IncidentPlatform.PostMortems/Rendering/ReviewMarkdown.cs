using System.Text;
using IncidentPlatform.PostMortems.Domain.Evidence;
using IncidentPlatform.PostMortems.Domain.Reviews;

namespace IncidentPlatform.PostMortems.Rendering;

/// <summary>The whole review as Markdown. The same review gives the same bytes.</summary>
public static class ReviewMarkdown
{
    public static string Of(Review review)
    {
        var text = new StringBuilder();
        Line(text, $"# {MarkdownText.Inline(review.Number)}: {MarkdownText.Inline(review.Title)}");
        Line(text);
        Line(text, $"Blameless review, from version {review.Version} of the incident's stream and edition {review.Edition} of the review file.");
        if (review.Mode != "live")
            Line(text, $"This is a {MarkdownText.Inline(review.Mode)} incident.");
        foreach (var section in review.Sections)
        {
            Line(text);
            Line(text, $"## {section.Title}");
            Line(text);
            foreach (var field in section.Fields)
                Field(text, field);
            if (section.Name == "response")
                Obligations(text, review.Obligations);
        }

        Facts(text, "All facts", [.. review.Timeline.Where(r => !r.AfterPublication)]);
        Facts(text, "After publication", [.. review.Timeline.Where(r => r.AfterPublication)]);
        return text.ToString();
    }

    private static void Field(StringBuilder text, ReviewField field)
    {
        Line(text, field.Status is FieldStatus.NotAnswered or FieldStatus.NotNeeded && field.Statements.Count == 0
            ? $"- **{field.Label}:** {Wording.NotAnswered}"
            : $"- **{field.Label}:**");
        foreach (var statement in field.Statements)
        {
            Line(text, $"  - {MarkdownText.Inline(statement.Text)}{Cites(statement.Cites)}");
            foreach (var input in statement.Inputs)
                Line(text, $"    - {MarkdownText.Inline(input.Name)} = {MarkdownText.Inline(input.Value)}{Cites([input.From])}");
        }

        if (field.Written is { } written)
        {
            Line(text, $"  - {MarkdownText.Inline(Wording.By(written.By))} wrote on {Wording.Minute(written.At)}:");
            Line(text);
            foreach (var line in MarkdownText.Lines(written.Text))
                Line(text, line.Length == 0 ? "    >" : $"    > {line}");
            Line(text);
        }

        if (field.Status == FieldStatus.Waived)
            Line(text, $"  - {Wording.NotAnswered}; waived by {MarkdownText.Inline(Wording.By(field.Waiver!.By))}: {MarkdownText.Inline(field.Waiver.Text)}");
        else if (field is { Status: FieldStatus.NotAnswered, Statements.Count: > 0 })
            Line(text, $"  - {Wording.NotAnswered}");
    }

    private static void Obligations(StringBuilder text, IReadOnlyList<ObligationRow> rows)
    {
        if (rows.Count == 0)
            return;

        Line(text);
        Line(text, "| Owed | By | Due | Outcome | Facts |");
        Line(text, "| --- | --- | --- | --- | --- |");
        foreach (var row in rows)
            Line(text, $"| {MarkdownText.Inline(Wording.Plain(row.Obligation))} | {MarkdownText.Inline(Wording.Plain(row.OwedBy))} | {Wording.Second(row.Due)} | {Wording.Outcome(row)} | {string.Join(", ", row.Cites.Select(c => c.Version))} |");
    }

    private static void Facts(StringBuilder text, string title, IReadOnlyList<TimelineRow> rows)
    {
        if (rows.Count == 0)
            return;

        Line(text);
        Line(text, $"## {title}");
        Line(text);
        Line(text, "| When | What | By | Fact | Id |");
        Line(text, "| --- | --- | --- | --- | --- |");
        foreach (var row in rows)
            Line(text, $"| {Wording.Second(row.At)}{Known(row)} | {MarkdownText.Inline(row.Text)}{Corrected(row.Correction)} | {MarkdownText.Inline(row.By)} | {row.Cite.Version} | {row.Cite.Fact} |");
    }

    private static string Known(TimelineRow row) => Wording.KnownLater(row) is { } later ? $" ({later})" : "";

    private static string Corrected(Correction? correction) =>
        correction is null ? "" : $" (corrected{Cites([correction.Cite])}: {MarkdownText.Inline(Wording.Of(correction))})";

    private static string Cites(IReadOnlyList<Citation> cites) => Wording.Cites(cites) is { Length: > 0 } said ? $" ({said})" : "";

    private static void Line(StringBuilder text, string line = "") => text.Append(line).Append('\n');
}
