using IncidentPlatform.PostMortems.Domain.Evidence;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

/// <summary>The root cause (C4) as recorded during the incident; an earlier one that did not hold stays visible.</summary>
internal static class CauseStatements
{
    public static IEnumerable<FieldStatement> Of(Story story)
    {
        var causes = story.All<RootCauseIdentified>().ToList();
        if (causes is not [.. var earlier, var cause])
            yield break;

        yield return Statement.Says(cause.Data.Description, cause.Cite).For("technical-root-cause");
        foreach (var before in earlier)
            yield return Statement.Says($"Identified before, and replaced: {before.Data.Description}", before.Cite).For("technical-root-cause");
        foreach (var dropped in Dropped(story))
            yield return (Statement.Says($"Suspected, and dropped: {dropped.Stated.Data.Text} ({dropped.Why})", dropped.Stated.Cite) with { Partial = true }).For("technical-root-cause");
        foreach (var factor in cause.Data.ContributingFactors)
            yield return Statement.Says(factor, cause.Cite).For("contributing-factors");
        foreach (var reverted in story.All<FixReverted>())
            yield return (Statement.Says($"A fix was reverted at {Wording.Minute(reverted.At)}: {reverted.Data.Reason}", reverted.Cite) with { Partial = true }).For("contributing-factors");
    }

    /// <summary>Hypotheses whose last judgement is that they do not hold.</summary>
    private static IEnumerable<(Told<HypothesisStated> Stated, string Why)> Dropped(Story story) =>
        from stated in story.All<HypothesisStated>()
        let dropped = story.Last<HypothesisDropped>(d => d.HypothesisId == stated.Cite.Fact)
        where dropped is not null
        let confirmed = story.Last<HypothesisConfirmed>(c => c.HypothesisId == stated.Cite.Fact)
        where confirmed is null || confirmed.Cite.Version < dropped.Cite.Version
        select (stated, dropped.Data.Reason);
}
