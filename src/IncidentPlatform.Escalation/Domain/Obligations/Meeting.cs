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

            it.MissIfPast(owed, fact);
            it.Record(new ObligationMet(owed.Id, owed.Kind, owed.Due, fact.RecordedAt, fact.Id), fact.RecordedAt, fact.Id);
        }

        foreach (var foreseen in it.Ledger.Foreseen.Where(f => f.OpenedBy != fact.Id && f.Rule.MetBy.Any(m => m.Matches(fact))).ToList())
            it.Record(new ForeseenDropped(foreseen.ObligationId), cause: fact.Id);
    }

    public static void CancelBy(this Deliberation it, IncidentEvent fact)
    {
        foreach (var owed in it.Ledger.Owed().Where(o => o.Concerns(fact, o.Rule.CancelledBy ?? [])).ToList())
            it.Cancel(owed, "cancelled", fact);
    }

    /// <summary>It is owed no more; what was due before stays missed.</summary>
    public static void Cancel(this Deliberation it, Obligation owed, string reason, IncidentEvent fact)
    {
        it.MissIfPast(owed, fact);
        it.Record(new ObligationCancelled(owed.Id, reason), cause: fact.Id);
    }

    /// <summary>The fact came after the due time and nothing before it met the obligation: it was missed, whenever that becomes known.</summary>
    private static void MissIfPast(this Deliberation it, Obligation owed, IncidentEvent fact)
    {
        if (owed.State == ObligationState.Open && fact.RecordedAt > owed.Due && !owed.Rule.IsAtOnce())
            it.Record(new ObligationMissed(owed.Id, owed.Kind, owed.Due), owed.Due, fact.Id);
    }

    private static bool Concerns(this Obligation obligation, IncidentEvent fact, IReadOnlyList<FactMatch> matches) =>
        obligation.IsBefore(fact) && matches.Any(m => m.Matches(fact))
        && (obligation.Subject is null || obligation.Rule.SubjectOf(fact) is not { } subject || subject == obligation.Subject);
}
