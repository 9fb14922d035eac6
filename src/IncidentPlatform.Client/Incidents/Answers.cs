using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Client.Incidents;

public sealed record IncidentSummary(
    Guid Id, string Number, string Title, string Severity, string Status, string Mode, DateTimeOffset DeclaredAt, string? Commander = null,
    IReadOnlyList<string>? Services = null);

/// <summary>One row of the timeline; it cites its fact.</summary>
/// <param name="FactId">The fact.</param>
/// <param name="Version">Its position on the stream.</param>
/// <param name="OccurredAt">When it was true, after corrections.</param>
/// <param name="RecordedAt">When it was known.</param>
/// <param name="Text">What happened, as a sentence, after corrections.</param>
/// <param name="Correction">Why it was corrected, where it was.</param>
/// <param name="CorrectedBy">The fact that corrected it.</param>
/// <param name="Corrects">The fact that it corrects.</param>
public sealed record TimelineRow(
    Guid FactId, long Version, string Type, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, FactActor Actor, string Origin, string Text,
    string? Correction = null, Guid? CorrectedBy = null, Guid? Corrects = null);

/// <summary>Who commanded when, without gap or overlap, and which rules were overridden.</summary>
public sealed record CommandRecord(
    string Number, string? Commander, IReadOnlyList<CommandInterval> Intervals, IReadOnlyList<CommandRuleOverridden> Overrides);

/// <param name="Basis">Why this person: <c>roster</c>, <c>standing-commander</c>, <c>declarer</c>, <c>assigned</c>, <c>hand-over</c> or <c>escalation</c>.</param>
/// <param name="To">Exclusive; null while in command.</param>
/// <param name="AcknowledgedAt">When the person accepted, if ever.</param>
/// <param name="FactId">The fact that put the person in command.</param>
public sealed record CommandInterval(
    string Person, string Basis, DateTimeOffset From, DateTimeOffset? To, DateTimeOffset? AcknowledgedAt, Guid FactId);

/// <param name="MayRead">Whether the person may know of the incident.</param>
/// <param name="Roles">Roles of the incident that the person holds.</param>
/// <param name="Revision">Revision of the incident this was answered at.</param>
public sealed record PersonAccess(bool MayRead, IReadOnlyList<string> Roles, long Revision);

/// <param name="Intact">Whether every link holds.</param>
/// <param name="Facts">How many facts were looked at.</param>
/// <param name="Head">Hash of the last fact.</param>
/// <param name="Faults">What does not hold; empty where the stream is as it was written.</param>
public sealed record ChainVerification(bool Intact, long Facts, string Head, IReadOnlyList<string> Faults);
