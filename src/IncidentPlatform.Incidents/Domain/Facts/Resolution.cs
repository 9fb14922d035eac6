using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

public sealed record FindingRecorded([Personal] string Text);

public sealed record DecisionTaken([Personal] string Text);

/// <param name="Description">What will be changed.</param>
/// <param name="ImplementedBy">Person id of who implements it.</param>
public sealed record FixProposed(Guid FixId, FixKind Kind, [Personal] string Description, string ImplementedBy);

public enum FixKind
{
    Fix,

    /// <summary>Lessens the incident without ending its cause.</summary>
    Mitigation,

    /// <summary>Takes back a change; needs no known cause.</summary>
    Rollback,
}

/// <param name="ValidatedBy">Person id; the engineering lead, or whoever stands alone.</param>
public sealed record FixValidated(Guid FixId, string ValidatedBy);

public sealed record FixDeployed(Guid FixId, string DeployedBy);

public sealed record FixReverted(Guid FixId, [Personal] string Reason);

/// <param name="Tests">What was run, and what came out.</param>
/// <param name="Signals">Signals that must stay healthy through the stability window, by name.</param>
public sealed record VerificationRecorded(bool Passed, [Personal] string Tests, IReadOnlyList<string> Signals)
{
    /// <summary>Each test by its name, where they were recorded one by one.</summary>
    [Personal]
    public IReadOnlyList<VerificationTest>? Results { get; init; }
}

/// <param name="Name">What was tried.</param>
/// <param name="Detail">What was seen.</param>
public sealed record VerificationTest(string Name, TestOutcome Outcome, string? Detail = null);

public enum TestOutcome
{
    Passed,
    Failed,
    Skipped,
}

/// <summary>A signal turned from healthy to failing.</summary>
public sealed record SignalFailed(string Signal);

/// <param name="StableSince">Start of the quiet the declaration stands on.</param>
/// <param name="Signals">Signals that reported throughout.</param>
public sealed record IncidentResolved(DateTimeOffset StableSince, IReadOnlyList<string> Signals);

/// <summary>A ticket came in that may be the incident coming back; the id of this fact is what decisions about it name.</summary>
/// <param name="Ticket">The ticket as the help desk names it.</param>
/// <param name="Summary">What it says.</param>
/// <param name="Link">Where.</param>
public sealed record RelatedTicketReported(string Ticket, [Personal] string Summary, string? Link = null);

/// <summary>Tickets that were looked at and are no recurrence.</summary>
/// <param name="Reports">The facts that reported them.</param>
public sealed record RelatedTicketsDismissed(IReadOnlyList<Guid> Reports, [Personal] string Reason);

public sealed record RecurrenceDetected([Personal] string Reason)
{
    /// <summary>The fact that reported the ticket which was confirmed, where one was.</summary>
    public Guid? RelatedTicket { get; init; }
}

public sealed record IncidentReopened([Personal] string Reason);

/// <param name="WatchedSince">Start of the recovery watch.</param>
public sealed record AllClearDeclared(DateTimeOffset WatchedSince);
