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
        foreach (var factor in cause.Data.ContributingFactors)
            yield return Statement.Says(factor, cause.Cite).For("contributing-factors");
        foreach (var reverted in story.All<FixReverted>())
            yield return (Statement.Says($"A fix was reverted at {Wording.Minute(reverted.At)}: {reverted.Data.Reason}", reverted.Cite) with { Partial = true }).For("contributing-factors");
    }
}
