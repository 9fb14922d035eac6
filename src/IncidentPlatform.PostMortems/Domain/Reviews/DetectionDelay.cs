using IncidentPlatform.PostMortems.Domain.Evidence;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

/// <summary>From the start of the impact to the first alert to the declaration.</summary>
internal static class DetectionDelay
{
    public static IEnumerable<FieldStatement> Of(Story story) => Statements(story).Select(s => s.For("detection-delay"));

    private static IEnumerable<Statement> Statements(Story story)
    {
        if (story.Last<IncidentDeclared>() is not { } declared)
            return [];

        var impact = declared.Data.ImpactStartedAt;
        var alert = Detection.FirstAlert(story);
        List<Gap> gaps = [];
        if (impact is { } start)
        {
            gaps.Add(alert is null
                ? new Gap("start of the impact", start, declared.Cite, "declaration", declared.At, declared.Cite)
                : new Gap("start of the impact", start, declared.Cite, "first alert", alert.At, alert.Cite));
        }

        if (alert is not null)
            gaps.Add(new Gap("first alert", alert.At, alert.Cite, "declaration", declared.At, declared.Cite));

        List<Statement> statements = [.. gaps.Select(g => g.AsStatement()), .. Gap.Longest(gaps)];
        if (impact is null)
            statements.Add(Statement.Says("When the impact began is not recorded", declared.Cite));
        if (alert is null)
            statements.Add(Statement.Says("No alert belongs to the incident: monitoring did not notice it", declared.Cite));
        return statements.Select(s => s with { Partial = impact is null });
    }
}
