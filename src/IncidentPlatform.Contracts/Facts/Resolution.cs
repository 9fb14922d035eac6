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
public sealed record VerificationRecorded(bool Passed, string Tests, IReadOnlyList<string> Signals);

/// <summary>A signal turned from healthy to failing.</summary>
public sealed record SignalFailed(string Signal);

/// <param name="StableSince">Start of the quiet the declaration stands on.</param>
/// <param name="Signals">Signals that reported throughout.</param>
public sealed record IncidentResolved(DateTimeOffset StableSince, IReadOnlyList<string> Signals);

public sealed record RecurrenceDetected(string Reason);

public sealed record IncidentReopened(string Reason);

/// <param name="WatchedSince">Start of the recovery watch.</param>
public sealed record AllClearDeclared(DateTimeOffset WatchedSince);
