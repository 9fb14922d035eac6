using IncidentPlatform.Contracts;

namespace IncidentPlatform.Client.Incidents;

public sealed record IncidentSummary(
    Guid Id, string Number, string Title, string Severity, string Status, string Mode, DateTimeOffset DeclaredAt, string? Commander = null);

/// <param name="Number">Human key, <c>INC-2026-0001</c>.</param>
/// <param name="Roles">Role name to its holder.</param>
/// <param name="Version">Stream version.</param>
/// <param name="Revision">Raised by facts that bear on decisions; the next <c>If-Match</c>.</param>
public sealed record Incident(
    Guid Id,
    string Number,
    string Title,
    string Severity,
    string Status,
    string Mode,
    DateTimeOffset DeclaredAt,
    IReadOnlyDictionary<string, RoleHolder> Roles,
    IReadOnlyList<string> Services,
    long Version,
    long Revision,
    string? Summary = null,
    DateTimeOffset? ImpactStartedAt = null,
    DateTimeOffset? ResolvedAt = null,
    DateTimeOffset? ClosedAt = null,
    IReadOnlyList<Fix>? Fixes = null)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public string ETag => Client.ETag.Of(Revision);
}

/// <param name="Basis">Why this person: <c>roster</c>, <c>standing-commander</c>, <c>declarer</c>, <c>assigned</c>, <c>hand-over</c> or <c>escalation</c>.</param>
/// <param name="Acknowledged">Whether the person has accepted.</param>
public sealed record RoleHolder(string Person, string Basis, bool Acknowledged, DateTimeOffset Since, long? RosterVersion = null);

/// <param name="Kind"><c>fix</c>, <c>mitigation</c> or <c>rollback</c>.</param>
/// <param name="ImplementedBy">Person id of who implements it.</param>
/// <param name="ValidatedBy">Person id; null while it is not validated.</param>
/// <param name="DeployedBy">Person id of the deployer.</param>
public sealed record Fix(
    Guid Id, string Kind, string Description, string ImplementedBy, string? ValidatedBy = null, string? DeployedBy = null,
    DateTimeOffset? DeployedAt = null, bool Reverted = false)
{
    /// <summary><c>proposed</c>, <c>validated</c>, <c>deployed</c> or <c>reverted</c>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Stage => Reverted ? "reverted" : DeployedAt is not null ? "deployed" : ValidatedBy is not null ? "validated" : "proposed";
}

/// <summary>One row of the timeline; it cites its fact.</summary>
/// <param name="FactId">The fact.</param>
/// <param name="Version">Its position on the stream.</param>
/// <param name="Text">What happened, as a sentence.</param>
/// <param name="Correction">What was wrong with it, where a later fact corrected it.</param>
public sealed record TimelineRow(
    Guid FactId, long Version, string Type, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, FactActor Actor, string Origin, string Text, string? Correction = null);

/// <summary>Who commanded when, without gaps.</summary>
public sealed record CommandRecord(IReadOnlyList<CommandInterval> Intervals);

/// <param name="To">Null while it lasts.</param>
public sealed record CommandInterval(string Person, DateTimeOffset From, DateTimeOffset? To, string Basis);

/// <param name="MayRead">Whether the person may know of the incident.</param>
/// <param name="Roles">Roles of the incident that the person holds.</param>
/// <param name="Revision">Revision of the incident this was answered at.</param>
public sealed record PersonAccess(bool MayRead, IReadOnlyList<string> Roles, long Revision);

/// <param name="Intact">Whether every link holds.</param>
/// <param name="Facts">How many facts were looked at.</param>
/// <param name="Head">Hash of the last fact.</param>
/// <param name="Faults">What does not hold; empty where the stream is as it was written.</param>
public sealed record ChainVerification(bool Intact, long Facts, string Head, IReadOnlyList<string> Faults);
