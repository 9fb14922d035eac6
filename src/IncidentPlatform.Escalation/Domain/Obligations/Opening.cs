using IncidentPlatform.Escalation.Domain.Escalations;
using IncidentPlatform.Escalation.Domain.Policies;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.Obligations;

/// <summary>What a fact makes owed, by the policy the incident runs by.</summary>
internal static class Opening
{
    public static void Open(this Deliberation it, IncidentEvent fact)
    {
        if (it.Ledger.Policy is not { } policy)
            return;
        foreach (var rule in policy.Obligations.Where(r => r.OpenedBy.Any(m => m.Matches(fact)) && !it.IsRoots(r)))
        {
            var subject = rule.SubjectOf(fact);
            var owed = it.Ledger.Owed().FirstOrDefault(o => o.Kind == rule.Kind && o.Subject == subject);
            if (owed is not null && !rule.Repeats)
                continue;
            if (owed is not null)
                it.Cancel(owed, "replaced", fact);
            if (rule.CountsFrom is null)
                it.OpenBy(rule, fact, subject);
            else if (it.Ledger.Foreseen.All(f => f.Rule.Kind != rule.Kind))
                it.Record(new ObligationForeseen(IdOf(rule, fact, subject), fact.IncidentId, rule, policy.Pack, rule.OwedAfter(fact), subject, fact.Id, fact.Actor), cause: fact.Id);
        }
    }

    /// <summary>Opens what was waiting for the fact its time counts from.</summary>
    public static void OpenForeseen(this Deliberation it, IncidentEvent fact)
    {
        foreach (var foreseen in it.Ledger.Foreseen.Where(f => f.CountsFrom(fact)).ToList())
        {
            it.Record(
                new ObligationOpened(
                    foreseen.ObligationId, foreseen.IncidentId, foreseen.Rule, foreseen.Pack, foreseen.OwedBy, foreseen.Subject,
                    foreseen.Rule.DueAfter(fact), foreseen.OpenedBy, fact.RecordedAt, fact.Version),
                fact.RecordedAt,
                fact.Id);
        }
    }

    /// <summary>Opens one obligation, with what it begins with: the page it is met by, the question, or nothing.</summary>
    /// <param name="due">When it is due; as the rule says where null.</param>
    public static void OpenBy(this Deliberation it, ObligationRule rule, IncidentEvent fact, string? subject, DateTimeOffset? due = null)
    {
        var id = IdOf(rule, fact, subject);
        it.Record(
            new ObligationOpened(
                id, fact.IncidentId, rule, it.Ledger.Policy!.Pack, rule.OwedAfter(fact), subject, due ?? it.DueAfter(rule, fact), fact.Id, fact.RecordedAt, fact.Version)
            {
                Grounds = rule.OpenedBy.Any(m => m.Compares() && m.Matches(fact)) ? fact.Numbers() : null,
            },
            fact.RecordedAt,
            fact.Id);
        if (rule.IsAtOnce() && rule.AsksCommander)
            it.Ask(it.Ledger.Obligation(id)!);
    }

    private static Guid IdOf(ObligationRule rule, IncidentEvent fact, string? subject) => Ids.Of(fact.Id, rule.Kind, subject ?? "");

    private static bool CountsFrom(this ObligationForeseen foreseen, IncidentEvent fact) =>
        fact.Id != foreseen.OpenedBy && fact.Actor.Kind == ActorKind.Person && fact.Actor != foreseen.By
        && foreseen.Rule.CountsFrom!.Any(m => m.Matches(fact));
}
