using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Domain.Policies;

namespace IncidentPlatform.Escalation.Domain.Obligations;

/// <summary>One commander and one thread for a cascade: what a linked incident owed to customers and by its commander is its root's now.</summary>
internal static class Cascades
{
    private const string Linked = "linked-under-root";

    /// <summary>While the incident is linked, only what a person owes by name stays its own.</summary>
    public static bool IsRoots(this Deliberation it, ObligationRule rule) => it.Ledger.UnderRoot && rule.OwedByMember is null;

    public static void FollowRoot(this Deliberation it, IncidentEvent fact)
    {
        if (fact.Type == IncidentEvent.LinkedUnderRoot)
            it.GiveToRoot(fact);
        else if (fact.Type == IncidentEvent.Unlinked)
            it.TakeBack(fact);
    }

    private static void GiveToRoot(this Deliberation it, IncidentEvent fact)
    {
        it.Record(new RootTaken(fact.IncidentId, fact.Text("rootId")), cause: fact.Id);
        foreach (var owed in it.Ledger.Owed().Where(o => o.Rule.OwedByMember is null && o.IsBefore(fact)).ToList())
            it.Cancel(owed, Linked, fact);
        foreach (var foreseen in it.Ledger.Foreseen.Where(f => f.Rule.OwedByMember is null).ToList())
            it.Record(new ForeseenDropped(foreseen.ObligationId), cause: fact.Id);
        foreach (var page in it.Ledger.Pages.Where(p => p.Awaits() && p.ObligationId is { } id && it.Ledger.Obligation(id)?.Reason == Linked).ToList())
            it.Record(new PageWithdrawn(page.Id, Linked), cause: fact.Id);
    }

    /// <summary>What it gave to its root and nobody did is owed again, counted from the unlinking. Nobody is paged at once for it.</summary>
    private static void TakeBack(this Deliberation it, IncidentEvent fact)
    {
        it.Record(new RootTaken(fact.IncidentId, null), cause: fact.Id);
        var given = it.Ledger.Obligations.GroupBy(o => (o.Kind, o.Subject)).Select(g => g.Last()).Where(o => o.Reason == Linked).ToList();
        foreach (var obligation in given)
        {
            if (it.Ledger.Policy?.Obligations.FirstOrDefault(r => r.Kind == obligation.Kind) is { } rule && !rule.IsAtOnce() && !rule.BeginsWithPage())
                it.OpenBy(rule, fact, obligation.Subject);
        }
    }
}
