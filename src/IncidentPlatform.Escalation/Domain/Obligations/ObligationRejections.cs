using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.Obligations;

internal static class ObligationRejections
{
    public static Rejection WaiverNeedsReason { get; } = new(
        "waiver-needs-reason", "A waiver without a reason is not recorded.", "Say in reason why it need not be done.", RejectionKind.Invalid);

    public static Rejection Unknown(Guid id) => new(
        "obligation-unknown", $"There is no obligation {id}.", "List what is owed with GET /obligations.", RejectionKind.NotFound);

    public static Rejection Ended(Obligation obligation) => new(
        "obligation-ended",
        $"The obligation {obligation.Kind} is owed no more: it is {obligation.State switch
        {
            ObligationState.MetLate => "met late",
            ObligationState.Met => "met",
            ObligationState.Waived => "waived",
            _ => "cancelled",
        }}.",
        "Nothing needs to be done; list what is still owed with GET /obligations?state=open.");
}
