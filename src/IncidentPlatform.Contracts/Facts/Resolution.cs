namespace IncidentPlatform.Contracts.Facts;

public sealed record FindingRecorded(string Text);

public sealed record DecisionTaken(string Text);

/// <param name="FixId">The fix.</param>
/// <param name="Kind"><c>fix</c>, <c>mitigation</c> or <c>rollback</c>.</param>
/// <param name="Description">What will be changed.</param>
/// <param name="ImplementedBy">Person id of who implements it.</param>
public sealed record FixProposed(Guid FixId, string Kind, string Description, string ImplementedBy);

/// <param name="FixId">The fix.</param>
/// <param name="ValidatedBy">Person id; the engineering lead, or whoever stands alone.</param>
public sealed record FixValidated(Guid FixId, string ValidatedBy);

/// <param name="FixId">The fix.</param>
/// <param name="DeployedBy">Person id of the deployer.</param>
public sealed record FixDeployed(Guid FixId, string DeployedBy);

public sealed record FixReverted(Guid FixId, string Reason);

/// <param name="Passed">Whether it passed.</param>
/// <param name="Tests">What was run, and what came out.</param>
/// <param name="Signals">Signals that must stay healthy through the stability window, by name.</param>
public sealed record VerificationRecorded(bool Passed, string Tests, IReadOnlyList<string> Signals)
{
    /// <summary>Each test by its name, where they were recorded one by one.</summary>
    public IReadOnlyList<VerificationTest>? Results { get; init; }
}

/// <param name="Name">What was tried.</param>
/// <param name="Outcome"><c>passed</c>, <c>failed</c> or <c>skipped</c>.</param>
/// <param name="Detail">What was seen.</param>
public sealed record VerificationTest(string Name, string Outcome, string? Detail = null);

/// <summary>A signal turned from healthy to failing.</summary>
public sealed record SignalFailed(string Signal);

/// <param name="StableSince">Start of the quiet the declaration stands on.</param>
/// <param name="Signals">Signals that reported throughout.</param>
public sealed record IncidentResolved(DateTimeOffset StableSince, IReadOnlyList<string> Signals);

/// <summary>A ticket came in that may be the incident coming back; the id of this fact is what decisions about it name.</summary>
/// <param name="Ticket">The ticket as the help desk names it.</param>
/// <param name="Summary">What it says.</param>
/// <param name="Link">Where.</param>
public sealed record RelatedTicketReported(string Ticket, string Summary, string? Link = null);

/// <summary>Tickets that were looked at and are no recurrence.</summary>
/// <param name="Reports">The facts that reported them.</param>
/// <param name="Reason">Why not.</param>
public sealed record RelatedTicketsDismissed(IReadOnlyList<Guid> Reports, string Reason);

public sealed record RecurrenceDetected(string Reason)
{
    /// <summary>The fact that reported the ticket which was confirmed, where one was.</summary>
    public Guid? RelatedTicket { get; init; }
}

public sealed record IncidentReopened(string Reason);

/// <param name="WatchedSince">Start of the recovery watch.</param>
public sealed record AllClearDeclared(DateTimeOffset WatchedSince);
