using IncidentPlatform.Escalation.Domain.Escalations;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.Obligations;

/// <summary>What happens when an obligation falls due.</summary>
public static class Misses
{
    /// <summary>Whether it is due and still not known to be met: then the incident's facts up to now must be read.</summary>
    public static bool IsSuspected(Ledger? ledger, Guid obligationId, DateTimeOffset now) =>
        ledger?.Obligation(obligationId) is { State: ObligationState.Open, Ended: false } open && open.Due <= now;

    /// <summary>Takes what was read up to now; what is not met even so is missed.</summary>
    /// <param name="read">The incident's facts, read from Incidents up to now, in version order.</param>
    public static Decision Confirm(Ledger? ledger, Guid obligationId, IReadOnlyList<IncidentEvent> read, PeopleDirectory directory, DateTimeOffset now)
    {
        if (ledger is null)
            return Decision.Nothing;
        var it = new Deliberation(ledger, now);
        foreach (var fact in read)
            it.Take(fact, directory);
        if (!IsSuspected(it.Ledger, obligationId, now))
            return it.Decision;
        var missed = it.Ledger.Obligation(obligationId)!;
        it.Record(new ObligationMissed(missed.Id, missed.Kind, missed.Due), missed.Due, missed.OpenedBy);
        if (missed.Rule.AsksCommander)
            it.Ask(missed);
        return it.Decision;
    }

    /// <summary>Due, and Incidents does not answer: wakes the first of the ladder to be safe, and records no miss.</summary>
    public static Decision WakeUnconfirmed(Ledger? ledger, Guid obligationId, PeopleDirectory directory, DateTimeOffset now)
    {
        if (!IsSuspected(ledger, obligationId, now) || ledger!.Obligation(obligationId) is not { Unconfirmed: false } suspected)
            return Decision.Nothing;
        var it = new Deliberation(ledger, now);
        it.Record(new MissUnconfirmed(suspected.Id, suspected.Kind), cause: suspected.OpenedBy);
        if (suspected.Rule.AsksCommander)
            it.PromptCommander(suspected, unconfirmed: true);
        else if (suspected.NextStep() is { } step)
            it.Climb(suspected, step, directory, unconfirmed: true);
        return it.Decision;
    }
}
