using IncidentPlatform.PostMortems.Domain.Evidence;

namespace IncidentPlatform.PostMortems.Domain.Reviews;

/// <summary>One fact as a line of the timeline.</summary>
/// <param name="At">When it was true.</param>
/// <param name="RecordedAt">When it was known.</param>
/// <param name="Cite">The fact.</param>
/// <param name="Milestone">The milestone it is, if it is one.</param>
/// <param name="Correction">What was wrong with it, where it was corrected.</param>
/// <param name="AfterPublication">The published review did not know it.</param>
public sealed record TimelineRow(
    DateTimeOffset At, DateTimeOffset RecordedAt, Citation Cite, string Text, string By, string? Milestone, Correction? Correction, bool AfterPublication);

internal static class Timeline
{
    public static IReadOnlyList<TimelineRow> Of(Story story, IReadOnlyList<Milestone> milestones, long? publishedVersion)
    {
        // Detection is read from what a later fact says of its alerts; that fact's row is not the detection itself.
        var named = milestones.Where(m => m.Name != "detected").ToDictionary(m => m.Cite.Version, m => m.Name);
        return
        [
            .. story.Facts.OrderBy(f => f.At).ThenBy(f => f.Cite.Version).Select(f => new TimelineRow(
                f.At, f.RecordedAt, f.Cite, Sentences.Of(f.Data), Wording.By(f.By), named.GetValueOrDefault(f.Cite.Version), f.Correction,
                f.Cite.Version > publishedVersion)),
        ];
    }
}
