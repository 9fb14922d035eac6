using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Something owed, as far as the stream tells.</summary>
/// <param name="Obligation">Its kind.</param>
/// <param name="OwedBy">Role or person who owes it.</param>
/// <param name="Missed">It was due and not done; it is still owed.</param>
/// <param name="FactId">The fact that opened it.</param>
public sealed record OwedObligation(Guid ObligationId, string Obligation, string OwedBy, DateTimeOffset Due, bool Missed, Guid FactId);

/// <summary>What is owed on an incident: what was opened and neither met, waived nor cancelled.</summary>
public static class OpenObligations
{
    /// <returns>Soonest due first.</returns>
    public static IReadOnlyList<OwedObligation> Of(IEnumerable<Fact> facts)
    {
        var open = new Dictionary<Guid, OwedObligation>();
        foreach (var fact in facts)
        {
            switch (fact.Data)
            {
                case ObligationOpened e:
                    open[e.ObligationId] = new OwedObligation(e.ObligationId, e.Obligation, e.OwedBy, e.Due, Missed: false, fact.Id);
                    break;
                case ObligationMissed e when open.TryGetValue(e.ObligationId, out var owed):
                    open[e.ObligationId] = owed with { Missed = true };
                    break;
                case ObligationExtended e when open.TryGetValue(e.ObligationId, out var owed):
                    open[e.ObligationId] = owed with { Due = e.Due };
                    break;
                case ObligationMet e: open.Remove(e.ObligationId); break;
                case ObligationRuledMet e: open.Remove(e.ObligationId); break;
                case ObligationWaived e: open.Remove(e.ObligationId); break;
                case ObligationCancelled e: open.Remove(e.ObligationId); break;
            }
        }

        return [.. open.Values.OrderBy(o => o.Due)];
    }
}
