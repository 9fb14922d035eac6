using IncidentPlatform.Escalation.Domain.Policies;

namespace IncidentPlatform.Escalation.Domain.Obligations;

/// <summary>What a fact does for obligations that are owed already: judged on when it was recorded at its source.</summary>
internal static class Meeting
{
    public static void Meet(this Deliberation it, IncidentEvent fact)
    {
        foreach (var owed in it.Ledger.Owed().Where(o => o.Concerns(fact, o.Rule.MetBy)).ToList())
        {
            var inTime = fact.RecordedAt <= owed.Due || owed.Rule.IsAtOnce();
            if (owed.State == ObligationState.Missed && inTime)
            {
                it.Record(new ObligationRuledMet(owed.Id, owed.Kind, owed.Due, fact.RecordedAt, fact.Id), fact.RecordedAt, fact.Id);
                continue;
            }

            if (owed.State == ObligationState.Open && !inTime)
                it.Record(new ObligationMissed(owed.Id, owed.Kind, owed.Due), owed.Due, fact.Id);
            it.Record(new ObligationMet(owed.Id, owed.Kind, owed.Due, fact.RecordedAt, fact.Id), fact.RecordedAt, fact.Id);
        }

        foreach (var foreseen in it.Ledger.Foreseen.Where(f => f.OpenedBy != fact.Id && f.Rule.MetBy.Any(m => m.Matches(fact))).ToList())
            it.Record(new ForeseenDropped(foreseen.ObligationId), cause: fact.Id);
    }

    public static void CancelBy(this Deliberation it, IncidentEvent fact)
    {
        foreach (var owed in it.Ledger.Owed().Where(o => o.Concerns(fact, o.Rule.CancelledBy ?? [])).ToList())
            it.Record(new ObligationCancelled(owed.Id, "cancelled"), cause: fact.Id);
    }

    private static bool Concerns(this Obligation obligation, IncidentEvent fact, IReadOnlyList<FactMatch> matches) =>
        obligation.IsBefore(fact) && matches.Any(m => m.Matches(fact))
        && (obligation.Subject is null || obligation.Rule.SubjectOf(fact) is not { } subject || subject == obligation.Subject);
}
