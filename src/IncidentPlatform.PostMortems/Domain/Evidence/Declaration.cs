namespace IncidentPlatform.PostMortems.Domain.Evidence;

public sealed record IncidentDeclared(
    string Number,
    string Title,
    string Severity,
    string Mode,
    IReadOnlyList<string> Services,
    Trigger Trigger,
    DateTimeOffset? ImpactStartedAt = null,
    string? Summary = null);

/// <param name="Kind"><c>person</c>, <c>alert</c>, <c>customer-impact</c> or <c>executive-escalation</c>.</param>
public sealed record Trigger(string Kind, string Reference, DateTimeOffset? FirstSignalAt = null);

public sealed record IncidentProposed(string Title, string Severity, IReadOnlyList<string> Services, Trigger Trigger, DateTimeOffset ExpiresAt);

public sealed record ProposalDeclined(string Reason);

public sealed record ProposalExpired;

public sealed record PolicyChanged(string From, string To, string Reason);

public sealed record SeverityChanged(string From, string To, string Reason);

public sealed record IncidentRetitled(string Title);

public sealed record IncidentCancelled(string Reason);

public sealed record AlertsAttached(int Count, IReadOnlyList<string> Groups, IReadOnlyList<AttachedAlert> Alerts);

public sealed record AttachedAlert(string Source, string Key, string Status, DateTimeOffset StartedAt, string? Name = null);

public sealed record NoteAdded(string Text);

/// <summary>That there is one is all that anybody but legal hears.</summary>
public sealed record PrivilegedNoteAdded;

public sealed record FactPinned(Guid FactId);

public sealed record FactUnpinned(Guid FactId);

public sealed record IncidentTyped(string Type);

public sealed record CustomFieldsSet(IReadOnlyDictionary<string, string>? Fields = null);

public sealed record FactCorrected(Guid FactId, string Reason, DateTimeOffset? CorrectedOccurredAt = null, string? CorrectedText = null);

public sealed record ConsequenceRefused(Guid FactId, string Rule, string WayOn);

public sealed record CustomerImpactDetected(int Customers, IReadOnlyList<string> Services, string DetectedBy);

public sealed record ExecutiveEscalationReceived(string ReceivedBy, string From, string Reason);

public sealed record ImpactStartCorrected(DateTimeOffset To, string Reason);
