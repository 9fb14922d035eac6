using IncidentPlatform.Escalation.Domain.EscalationPolicies;
using IncidentPlatform.Escalation.Domain.Obligations;

namespace IncidentPlatform.Escalation.Domain.Pages;

/// <summary>A false alarm, or carried on in another incident: nothing is owed any more, and nobody need answer.</summary>
internal static class Cancelling
{
    public static void CancelEverything(this Deliberation it, IncidentEvent fact)
    {
        var reason = fact.Type == IncidentEvent.IncidentMerged ? "incident-merged" : "incident-cancelled";
        foreach (var owed in it.Ledger.Owed().Where(o => o.IsBefore(fact)).ToList())
            it.Cancel(owed, reason, fact);
        foreach (var foreseen in it.Ledger.Foreseen.ToList())
            it.Record(new ForeseenDropped(foreseen.ObligationId), cause: fact.Id);
        foreach (var run in it.Ledger.Runs.Where(r => !r.Ended).ToList())
            it.Record(new PolicyStopped(run.Id), cause: fact.Id);
        foreach (var page in it.Ledger.Pages.Where(p => p.Awaits()).ToList())
            it.Record(new PageWithdrawn(page.Id, reason), cause: fact.Id);
    }
}
