using IncidentPlatform.Escalation.Domain.Policies;

namespace IncidentPlatform.Escalation.Domain.Obligations;

/// <summary>The commander changed how often customers hear of the incident: the next update is owed by that.</summary>
internal static class Cadences
{
    private const string NextUpdate = "next-update";

    /// <summary>When an obligation is due: the next update by the cadence, where it was changed.</summary>
    public static DateTimeOffset DueAfter(this Deliberation it, ObligationRule rule, IncidentEvent fact) =>
        rule.Kind == NextUpdate && it.Ledger.Cadence is { } every ? fact.RecordedAt + every : rule.DueAfter(fact);

    /// <summary>The promise that is open counts from the last update still; where that would be over already, from the change.</summary>
    public static void FollowCadence(this Deliberation it, IncidentEvent fact)
    {
        if (fact.Type != IncidentEvent.CadenceChanged || fact.Duration("every") is not { } every)
            return;
        var before = it.Ledger.Cadence;
        it.Record(new CadenceTaken(fact.IncidentId, every), cause: fact.Id);
        foreach (var owed in it.Ledger.Owed().Where(o => o is { Kind: NextUpdate, State: ObligationState.Open } && o.Due > fact.RecordedAt).ToList())
        {
            var due = owed.Due - (before ?? owed.Rule.Due) + every;
            it.Cancel(owed, "replaced", fact);
            it.OpenBy(owed.Rule, fact, owed.Subject, due > fact.RecordedAt ? due : fact.RecordedAt + every);
        }
    }
}
