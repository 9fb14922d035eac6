using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Views;

/// <summary>What later facts say was wrong with a fact: of time and of words the last correction counts.</summary>
/// <param name="OccurredAt">When it really was, where the time was wrong.</param>
/// <param name="Text">What it should have said, where the words were wrong.</param>
/// <param name="Reason">Why it was last corrected.</param>
/// <param name="By">The fact that last corrected it.</param>
public sealed record Corrected(DateTimeOffset? OccurredAt, string? Text, string Reason, Guid By)
{
    /// <summary>By the fact that is corrected.</summary>
    public static IReadOnlyDictionary<Guid, Corrected> In(IEnumerable<Fact> facts) => facts
        .Where(f => f.Data is FactCorrected)
        .GroupBy(f => ((FactCorrected)f.Data).FactId)
        .ToDictionary(g => g.Key, g => g.Aggregate(new Corrected(null, null, "", Guid.Empty), With));

    private static Corrected With(Corrected before, Fact fact)
    {
        var correction = (FactCorrected)fact.Data;
        return new Corrected(correction.CorrectedOccurredAt ?? before.OccurredAt, correction.CorrectedText ?? before.Text, correction.Reason, fact.Id);
    }
}
