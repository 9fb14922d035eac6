namespace IncidentPlatform.Escalation.Domain.Obligations;

/// <summary>A policy adopted in the middle of an incident counts from its adoption; it tightens what is owed and never loosens it.</summary>
internal static class Adopting
{
    public static void Adopt(this Deliberation it, IncidentEvent fact)
    {
        if (fact.Policy is not { } policy)
            return;
        var first = it.Ledger.Policy is null;
        it.Record(new PolicyTaken(fact.IncidentId, policy), cause: fact.Id);
        if (first || it.Ledger.UnderRoot)
            return;
        foreach (var rule in policy.Obligations)
        {
            var earlier = it.Ledger.Obligations.Where(o => o.Kind == rule.Kind).ToList();
            var owed = earlier.FirstOrDefault(o => o.State == ObligationState.Open);
            var sooner = owed is not null && !rule.IsAtOnce() && rule.SubjectMember is null && rule.DueMember is null && rule.DueAfter(fact) < owed.Due;
            var fresh = earlier.Count == 0 && rule.OpenedBy.Any(m => m.Type == IncidentEvent.IncidentDeclared);
            if (sooner)
                it.Cancel(owed!, "replaced", fact);
            if (sooner || fresh)
                it.OpenBy(rule, fact, subject: null);
        }
    }
}
