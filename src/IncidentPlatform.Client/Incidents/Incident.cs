using System.Text.Json.Serialization;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Client.Incidents;

/// <summary>One incident as it stands, or as a <see cref="Incidents.Lens"/> shows it.</summary>
/// <param name="Number">Human key, <c>INC-2026-0001</c>.</param>
/// <param name="Roles">Role name to its holder.</param>
/// <param name="Version">Version of its last fact.</param>
/// <param name="Revision">Raised by facts that bear on decisions; the next <c>If-Match</c>.</param>
/// <param name="Elapsed">The incident's timer: stands still while resolved.</param>
/// <param name="HandOvers">Hand-overs that wait for their acknowledgement: role to the person it is handed to.</param>
/// <param name="Pack">Pack and version it runs by.</param>
/// <param name="CanBeResolvedAt">End of the stability window, where one runs.</param>
/// <param name="AllClearAt">End of the recovery watch, where it runs.</param>
/// <param name="Root">The incident it is linked under; its commander is this one's.</param>
/// <param name="Linked">What is linked under it.</param>
/// <param name="MergedInto">Where it is carried on.</param>
/// <param name="Merged">What is carried on here.</param>
/// <param name="Cadence">Longest time between updates to customers, where the commander changed it.</param>
/// <param name="Alone">Person for whom the rules of command and validation are overridden.</param>
/// <param name="LegalHold">Who said that nothing of it may be erased, and since when.</param>
/// <param name="Lens">Which glass this was seen through.</param>
/// <param name="Milestones">As of an instant: the milestones reached by then.</param>
/// <param name="RoleIntervals">As of an instant: who had held which role by then.</param>
/// <param name="Eta">As of an instant: when it was expected to be resolved.</param>
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
    OtherIncident? Root = null,
    IReadOnlyList<OtherIncident>? Linked = null,
    OtherIncident? MergedInto = null,
    IReadOnlyList<OtherIncident>? Merged = null,
    TimeSpan? Cadence = null,
    LegalHold? LegalHold = null,
    SeenThrough? Lens = null,
    IReadOnlyList<Milestone>? Milestones = null,
    IReadOnlyList<RoleInterval>? RoleIntervals = null,
    ExpectedEnd? Eta = null,
    bool Restricted = false)
{
    /// <summary>That it was proposed first; null where it was declared at once.</summary>
    public Proposal? Proposal { get; init; }

    /// <summary>Its type; null where it has none.</summary>
    public string? Type { get; init; }

    /// <summary>Values of custom fields, by name.</summary>
    public IReadOnlyDictionary<string, string> CustomFields { get; init; } = new Dictionary<string, string>();

    /// <summary>Facts that who joins has to see first.</summary>
    public IReadOnlyList<Guid> Pinned { get; init; } = [];

    /// <summary>How many related tickets wait to be looked at.</summary>
    public int RelatedTicketsWaiting { get; init; }

    /// <summary>Whether it was determined to be material; null where nothing was determined.</summary>
    public bool? Material { get; init; }

    /// <summary>Customers whom nobody may forget: id to <c>enterprise</c> or <c>vip</c>.</summary>
    public IReadOnlyDictionary<string, string> CriticalCustomers { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<Compensation> Compensations { get; init; } = [];

    /// <summary>What upstream providers owe for it.</summary>
    public IReadOnlyList<UpstreamCredit> UpstreamCredits { get; init; } = [];

    /// <summary>Whether it was declared outside business hours.</summary>
    public bool DeclaredAfterHours { get; init; }

    [JsonIgnore]
    public string ETag => Client.ETag.Of(Revision);
}

/// <param name="By">Person id of who set it.</param>
public sealed record LegalHold(string By, DateTimeOffset Since);

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

/// <param name="At">When it was proposed.</param>
/// <param name="ExpiresAt">Until when it can be decided.</param>
public sealed record Proposal(DateTimeOffset At, DateTimeOffset ExpiresAt);
