namespace IncidentPlatform.PostMortems.Domain.Evidence;

public sealed record FindingRecorded(string Text);

public sealed record DecisionTaken(string Text);

public sealed record FixProposed(Guid FixId, string Kind, string Description, string ImplementedBy);

public sealed record FixValidated(Guid FixId, string ValidatedBy);

public sealed record FixDeployed(Guid FixId, string DeployedBy);

public sealed record FixReverted(Guid FixId, string Reason);

public sealed record VerificationRecorded(bool Passed, string Tests, IReadOnlyList<string> Signals);

public sealed record SignalFailed(string Signal);

public sealed record IncidentResolved(DateTimeOffset StableSince, IReadOnlyList<string> Signals);

public sealed record RelatedTicketReported(string Ticket, string Summary);

public sealed record RelatedTicketsDismissed(IReadOnlyList<Guid> Reports, string Reason);

public sealed record RecurrenceDetected(string Reason);

public sealed record IncidentReopened(string Reason);

public sealed record AllClearDeclared(DateTimeOffset WatchedSince);
