using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.Obligations;

/// <summary>Somebody with the right to decides that it need not be done, and says why.</summary>
public static class Waiving
{
    public static Decision Waive(Ledger? ledger, Guid obligationId, string reason, Actor by, DateTimeOffset now)
    {
        if (ledger?.Obligation(obligationId) is not { } obligation)
            return ObligationRejections.Unknown(obligationId);
        if (string.IsNullOrWhiteSpace(reason))
            return ObligationRejections.WaiverNeedsReason;
        if (obligation.State == ObligationState.Waived && obligation.Reason == reason)
            return Decision.Nothing;
        if (obligation.Ended)
            return ObligationRejections.Ended(obligation);
        var it = new Deliberation(ledger, now);
        it.Record(new ObligationWaived(obligation.Id, obligation.Kind, reason), by: by);
        return it.Decision;
    }
}
