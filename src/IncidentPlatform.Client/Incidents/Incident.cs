using System.Text.Json.Serialization;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Client.Incidents;

/// <summary>One incident as it stands.</summary>
/// <param name="Number">Human key, <c>INC-2026-0001</c>.</param>
/// <param name="Roles">Role name to its holder.</param>
/// <param name="Version">Version of its last fact.</param>
/// <param name="Revision">Raised by facts that bear on decisions; the next <c>If-Match</c>.</param>
/// <param name="Elapsed">The incident's timer: stands still while resolved.</param>
/// <param name="HandOvers">Hand-overs that wait for their acknowledgement: role to the person it is handed to.</param>
/// <param name="Pack">Pack and version it runs by.</param>
/// <param name="CanBeResolvedAt">End of the stability window, where one runs.</param>
/// <param name="AllClearAt">End of the recovery watch, where it runs.</param>
/// <param name="Alone">Person for whom the rules of command and validation are overridden.</param>
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
    TimeSpan Elapsed,
    IReadOnlyList<Fix> Fixes,
    IReadOnlyDictionary<string, string> HandOvers,
    string Pack,
    int AlertCount,
    string? Summary = null,
    DateTimeOffset? ImpactStartedAt = null,
    DateTimeOffset? ResolvedAt = null,
    DateTimeOffset? ClosedAt = null,
    DateTimeOffset? CanBeResolvedAt = null,
    DateTimeOffset? AllClearAt = null,
    AssessmentRecorded? Assessment = null,
    string? Alone = null,
    bool Restricted = false)
{
    [JsonIgnore]
    public string ETag => Client.ETag.Of(Revision);
}

/// <param name="Acknowledged">Whether the person has accepted.</param>
public sealed record RoleHolder(string Person, bool Acknowledged);

/// <param name="Kind"><c>fix</c>, <c>mitigation</c> or <c>rollback</c>.</param>
/// <param name="ImplementedBy">Person id of who implements it.</param>
/// <param name="Status"><c>proposed</c>, <c>validated</c>, <c>deployed</c> or <c>reverted</c>.</param>
/// <param name="ValidatedBy">Person id; null while it is not validated.</param>
/// <param name="DeployedBy">Person id of the deployer.</param>
public sealed record Fix(
    Guid Id, string Kind, string Description, string ImplementedBy, string Status, string? ValidatedBy = null, string? DeployedBy = null,
    DateTimeOffset? DeployedAt = null);
