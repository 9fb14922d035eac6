using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Views;

/// <summary>What facts say of other facts: that one was wrong, that one has to be seen first.</summary>
/// <param name="Corrections">By the fact that was wrong.</param>
/// <param name="Pinned">Facts that are pinned.</param>
public sealed record TimelineMarks(IReadOnlyDictionary<Guid, Correction> Corrections, IReadOnlySet<Guid> Pinned)
{
    /// <summary>The facts that mark others.</summary>
    public static readonly Type[] Facts = [typeof(FactCorrected), typeof(FactPinned), typeof(FactUnpinned)];

    public static readonly TimelineMarks None = Among([]);

    /// <param name="facts">In the order in which they were recorded; others than those that mark are passed over.</param>
    public static TimelineMarks Among(IReadOnlyList<Fact> facts) => new(Domain.Corrections.Among(facts), facts.Aggregate(new HashSet<Guid>(), Pins));

    private static HashSet<Guid> Pins(HashSet<Guid> pinned, Fact fact)
    {
        _ = fact.Data switch
        {
            FactPinned pin => pinned.Add(pin.FactId),
            FactUnpinned unpin => pinned.Remove(unpin.FactId),
            _ => false,
        };
        return pinned;
    }
}
