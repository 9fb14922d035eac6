using System.Text.Json;
using IncidentPlatform.Contracts;
using Refit;

namespace IncidentPlatform.Client.Incidents;

/// <summary>Policy packs: what incidents run by.</summary>
public interface IPolicyPacks
{
    /// <summary>Every pack in its newest version.</summary>
    [Get("/packs")]
    Task<Page<NamedPolicyPack>> ListPacks(string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    /// <summary>The newest version of a pack, or the one asked for.</summary>
    [Get("/packs/{name}")]
    Task<NamedPolicyPack> GetPack(string name, int? version = null, CancellationToken cancellation = default);

    [Get("/packs/{name}/versions")]
    Task<Page<PolicyPackVersion>> ListPackVersions(string name, string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);

    /// <summary>Stores the next version; the same again stores nothing.</summary>
    /// <param name="name">Name of the pack.</param>
    /// <param name="body">The pack.</param>
    /// <param name="ifMatch"><see cref="ETag"/> of the version that it is a change of; null changes whichever is the newest.</param>
    /// <param name="cancellation">Cancels.</param>
    [Put("/packs/{name}")]
    Task<NamedPolicyPack> PutPack(string name, [Body] PolicyPack body, [Header("If-Match")] string? ifMatch = null, CancellationToken cancellation = default);

    /// <summary>The JSON Schema of a pack.</summary>
    [Get("/packs/schema")]
    Task<JsonElement> GetPackSchema(CancellationToken cancellation = default);

    /// <summary>Says all that is wrong with a pack, and stores nothing.</summary>
    [Post("/packs/validation")]
    Task<PolicyPackValidation> ValidatePack([Body] JsonElement body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/policy")]
    Task<CommandAnswer> ChangePolicy(string incident, [Header("If-Match")] string ifMatch, [Body] ChangePolicy body, CancellationToken cancellation = default);
}

/// <param name="Windows">Windows by severity: all of them.</param>
/// <param name="Obligations">What is owed, at the severities that each one gives a due time for.</param>
/// <param name="Cadence">How far a commander may change how often customers hear of an incident, by severity.</param>
/// <param name="Materiality">From which numbers on an incident of any severity is material.</param>
/// <param name="CustomerImpact">From how many customers on alerts are a major incident; never where it is absent.</param>
/// <param name="Proposals">How long a proposal can be decided.</param>
public sealed record PolicyPack(
    IReadOnlyDictionary<string, PolicyWindows> Windows,
    IReadOnlyList<PackObligation> Obligations,
    IReadOnlyDictionary<string, CadenceBounds>? Cadence = null,
    MaterialityThresholds? Materiality = null,
    CustomerImpactRule? CustomerImpact = null,
    ProposalRule? Proposals = null);

/// <inheritdoc cref="PolicyPack"/>
/// <param name="Pack">Its name.</param>
/// <param name="Version">Its version.</param>
public sealed record NamedPolicyPack(
    string Pack,
    int Version,
    IReadOnlyDictionary<string, PolicyWindows> Windows,
    IReadOnlyList<PackObligation> Obligations,
    IReadOnlyDictionary<string, CadenceBounds>? Cadence = null,
    MaterialityThresholds? Materiality = null,
    CustomerImpactRule? CustomerImpact = null,
    ProposalRule? Proposals = null)
{
    /// <summary>What it says, without name and version.</summary>
    public PolicyPack ToPack() => new(Windows, Obligations, Cadence, Materiality, CustomerImpact, Proposals);
}

/// <param name="StabilityWindow">Quiet that must follow a fix before resolved can be declared.</param>
/// <param name="SignalSilence">Longest silence of a signal that still counts as reporting throughout.</param>
/// <param name="RecoveryWatch">Watch that must follow resolved before all clear can be declared.</param>
/// <param name="EscalationSilence">How long the commander may be silent when asked before an escalation goes by policy.</param>
public sealed record PolicyWindows(TimeSpan StabilityWindow, TimeSpan SignalSilence, TimeSpan RecoveryWatch, TimeSpan EscalationSilence);

/// <param name="Customers">Number of customers that alerts hit between them, each counted once.</param>
/// <param name="Within">Alerts count that began to fire within this time.</param>
/// <param name="Then"><c>propose</c> or <c>declare</c>.</param>
/// <param name="Severity">Severity of the incident.</param>
/// <param name="Recovery">While a recovery is watched: from how many of its customers on it may be a recurrence.</param>
public sealed record CustomerImpactRule(
    int Customers, TimeSpan Within, string Then = "propose", string Severity = "P1", CustomerImpactThreshold? Recovery = null);

/// <inheritdoc cref="CustomerImpactRule"/>
public sealed record CustomerImpactThreshold(int Customers, TimeSpan Within);

/// <param name="ExpireAfter">How long somebody may take to say whether it is an incident.</param>
public sealed record ProposalRule(TimeSpan ExpireAfter);

/// <param name="Least">The shortest time between updates to customers.</param>
/// <param name="Most">The longest.</param>
public sealed record CadenceBounds(TimeSpan Least, TimeSpan Most);

/// <summary>An <see cref="ObligationRule"/> with its due time by severity.</summary>
/// <param name="Due">Time allowed, by severity; it is owed at these only.</param>
/// <param name="BusinessDays">Business days allowed instead, by severity.</param>
public sealed record PackObligation(
    string Kind,
    IReadOnlyDictionary<string, TimeSpan> Due,
    IReadOnlyList<FactMatch> OpenedBy,
    IReadOnlyList<FactMatch> MetBy,
    string OwedBy,
    IReadOnlyList<LadderStep> Ladder,
    IReadOnlyDictionary<string, int>? BusinessDays = null,
    string? DueMember = null,
    bool AsksCommander = false,
    bool Repeats = false,
    IReadOnlyList<FactMatch>? CancelledBy = null,
    IReadOnlyList<FactMatch>? CountsFrom = null,
    string? OwedByMember = null,
    string? SubjectMember = null);

/// <param name="StoredAt">Absent where it comes with the service, as <paramref name="StoredBy"/> is.</param>
public sealed record PolicyPackVersion(int Version, DateTimeOffset? StoredAt = null, string? StoredBy = null);

/// <param name="Valid">Whether it would be stored.</param>
/// <param name="Faults">Every fault, by its place in the pack.</param>
public sealed record PolicyPackValidation(bool Valid, IReadOnlyList<PolicyPackFault> Faults);

/// <param name="Member">Its place, <c>obligations[0].due.P1</c>.</param>
/// <param name="What">What is wrong there.</param>
public sealed record PolicyPackFault(string Member, string What);

/// <param name="Pack">Name of the pack to run by from here on.</param>
/// <param name="Version">The newest where it is left out.</param>
public sealed record ChangePolicy(string Pack, string Reason, int? Version = null);
