using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.Obligations;

internal static class ObligationRejections
{
    public static Rejection WaiverNeedsReason { get; } = new(
        "waiver-needs-reason", "A waiver without a reason is not recorded.", "Say in reason why it need not be done.", RejectionKind.Invalid);

    public static Rejection ExtensionNeedsReason { get; } = new(
        "extension-needs-reason", "An extension without a reason is not recorded.", "Say in reason why it may take longer.", RejectionKind.Invalid);

    public static Rejection DueAlready(Obligation obligation) => new(
        "obligation-due", $"The obligation {obligation.Kind} was due already: what is late stays late.", "Do it, or waive it with the reason.");

    public static Rejection NotLater(Obligation obligation) => new(
        "extension-not-later", $"The obligation {obligation.Kind} has until {obligation.Due:u}; an extension is later than that.", "Give a later due.", RejectionKind.Invalid);

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
