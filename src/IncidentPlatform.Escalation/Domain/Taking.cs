using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain;

/// <summary>What a fact of the incident means for its ledger. Taking the same fact again changes nothing.</summary>
public static class Taking
{
    public static Decision Take(Ledger? ledger, IncidentEvent fact, PeopleDirectory directory, DateTimeOffset now)
    {
        var deliberation = new Deliberation(ledger ?? new Ledger { Id = fact.IncidentId }, now);
        deliberation.Take(fact, directory);
        return deliberation.Decision;
    }

    internal static void Take(this Deliberation it, IncidentEvent fact, PeopleDirectory directory)
    {
        if (fact.Standing?.IsHistory() == true || fact.Version <= it.Ledger.TakenUpTo)
            return;
        var before = it.Count;
        if (fact.Runs() is { } running && running != it.Ledger.Running)
            it.Record(new RunningTaken(fact.IncidentId, running), fact.RecordedAt, fact.Id);
        if (fact.Type is IncidentEvent.IncidentCancelled or IncidentEvent.IncidentMerged)
            it.CancelEverything(fact);
        else
            it.Judge(fact, directory);
        if (fact.Version is { } version && (it.Count > before || it.Ledger.Policy?.Obligations.Any(r => r.Mentions(fact.Type)) == true))
            it.Record(new FactsTaken(fact.IncidentId, version), cause: fact.Id);
    }

    private static void Judge(this Deliberation it, IncidentEvent fact, PeopleDirectory directory)
    {
        it.Meet(fact);
        it.CancelBy(fact);
        if (fact.Standing?.IsGone() != true)
        {
            it.Adopt(fact);
            it.FollowRoot(fact);
            it.FollowCadence(fact);
            it.Open(fact);
            it.OpenForeseen(fact);
        }

        it.FollowCommand(fact);
        it.NotifySponsor(fact, directory);
        it.NotifyOfSecurity(fact, directory);
    }
}
