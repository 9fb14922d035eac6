using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>What corrections say of a fact.</summary>
/// <param name="OccurredAt">When it really was, where that was corrected.</param>
/// <param name="Text">What it should have said, where that was corrected.</param>
/// <param name="Reason">Why, of the last correction.</param>
/// <param name="By">The last fact that corrected it.</param>
public sealed record Correction(DateTimeOffset? OccurredAt, string? Text, string Reason, Guid By);

/// <summary>Facts as they read after the corrections among them. Nothing that was decided is decided anew.</summary>
public static class Corrections
{
    /// <summary>By the fact that was wrong: of several corrections the later one counts, for what it corrects.</summary>
    public static IReadOnlyDictionary<Guid, Correction> Among(IEnumerable<Fact> facts)
    {
        var all = new Dictionary<Guid, Correction>();
        foreach (var fact in facts)
        {
            if (fact.Data is FactCorrected e)
            {
                var before = all.GetValueOrDefault(e.FactId);
                all[e.FactId] = new Correction(e.CorrectedOccurredAt ?? before?.OccurredAt, e.CorrectedText ?? before?.Text, e.Reason, fact.Id);
            }
        }

        return all;
    }

    /// <summary>The fact as corrected: its time, and its words where it is nothing but words.</summary>
    public static Fact As(this Fact fact, Correction? corrected) => corrected is null
        ? fact
        : fact with
        {
            OccurredAt = corrected.OccurredAt ?? fact.OccurredAt,
            Data = (fact.Data, corrected.Text) switch
            {
                (IncidentRetitled, { } title) => new IncidentRetitled(title),
                _ => fact.Data,
            },
        };
}
