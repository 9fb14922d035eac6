using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.Obligations;

/// <summary>Somebody with the right to gives more time for what is not due yet, and says why. What was missed stays missed.</summary>
public static class Extending
{
    public static Decision Extend(Ledger? ledger, Guid obligationId, DateTimeOffset due, string reason, Actor by, DateTimeOffset now)
    {
        if (ledger?.Obligation(obligationId) is not { } obligation)
            return ObligationRejections.Unknown(obligationId);
        if (string.IsNullOrWhiteSpace(reason))
            return ObligationRejections.ExtensionNeedsReason;
        if (obligation.Ended)
            return ObligationRejections.Ended(obligation);
        if (obligation.State == ObligationState.Missed || obligation.Rule.IsAtOnce() || obligation.Due <= now)
            return ObligationRejections.DueAlready(obligation);
        if (obligation.Due == due)
            return Decision.Nothing;
        if (due < obligation.Due)
            return ObligationRejections.NotLater(obligation);
        var it = new Deliberation(ledger, now);
        it.Record(new ObligationExtended(obligation.Id, obligation.Kind, due, reason), by: by);
        return it.Decision;
    }
}
