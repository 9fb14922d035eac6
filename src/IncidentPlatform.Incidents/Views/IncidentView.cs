using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Views;

/// <summary>One incident as it stands, as it was known, or as it was.</summary>
/// <param name="Version">Version of its last fact.</param>
/// <param name="Revision">What <c>If-Match</c> must name for a command that decides; also the ETag.</param>
/// <param name="Elapsed">The incident's timer: stands still while resolved.</param>
/// <param name="CanBeResolvedAt">End of the stability window, where one runs.</param>
/// <param name="AllClearAt">End of the recovery watch, where it runs.</param>
/// <param name="HandOvers">Hand-overs that wait for their acknowledgement: role to the person it is handed to.</param>
/// <param name="Root">The incident it is linked under; its commander is this one's.</param>
/// <param name="Linked">What is linked under it.</param>
/// <param name="MergedInto">Where it is carried on.</param>
/// <param name="Merged">What is carried on here.</param>
/// <param name="Cadence">Longest time between updates to customers, where the commander changed it.</param>
/// <param name="Alone">Person for whom rules 1 and 3 are overridden.</param>
/// <param name="LegalHold">Who said that nothing of it may be erased, and since when.</param>
/// <param name="Lens">Which glass this was seen through. Under <c>asOf</c> every time is when something was true, and what only decisions
/// need (windows, revision, who stands alone) is that of the knowledge it stands on, or absent.</param>
/// <param name="Milestones">Under <c>asOf</c>: the milestones reached by then.</param>
/// <param name="RoleIntervals">Under <c>asOf</c>: who had held which role by then.</param>
/// <param name="Eta">Under <c>asOf</c>: when it was expected to be resolved.</param>
/// <param name="Restricted">A security incident: its named people only know of it.</param>
public sealed record IncidentView(
    Guid Id,
    string Number,
    string Title,
    Severity Severity,
    IncidentStatus Status,
    Mode Mode,
    DateTimeOffset DeclaredAt,
    IReadOnlyDictionary<string, IncidentView.Holder> Roles,
    IReadOnlyList<string> Services,
    long Version,
    long Revision,
    TimeSpan Elapsed,
    IReadOnlyList<IncidentView.FixView> Fixes,
    IReadOnlyDictionary<string, string> HandOvers,
    string Pack,
    int AlertCount,
    string? Summary,
    DateTimeOffset? ImpactStartedAt,
    DateTimeOffset? ResolvedAt,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? CanBeResolvedAt,
    DateTimeOffset? AllClearAt,
    AssessmentRecorded? Assessment,
    string? Alone,
    IncidentKey? Root,
    IReadOnlyList<IncidentKey> Linked,
    IncidentKey? MergedInto,
    IReadOnlyList<IncidentKey> Merged,
    TimeSpan? Cadence,
    LegalHold? LegalHold,
    LensView Lens,
    IReadOnlyList<Milestone>? Milestones = null,
    IReadOnlyList<RoleInterval>? RoleIntervals = null,
    Eta? Eta = null,
    bool Restricted = false)
{
    /// <summary>That it was proposed first, and until when it can be decided; absent where it was declared at once.</summary>
    public Proposal? Proposal { get; init; }

    /// <summary>Its type; absent where it has none.</summary>
    public string? Type { get; init; }

    /// <summary>Values of custom fields, by name.</summary>
    public IReadOnlyDictionary<string, string> CustomFields { get; init; } = new Dictionary<string, string>();

    /// <summary>What upstream providers owe for it, shown beside what customers get.</summary>
    public IReadOnlyList<UpstreamCredit> UpstreamCredits { get; init; } = [];

    /// <summary>Whether it was declared outside business hours.</summary>
    public bool DeclaredAfterHours { get; init; }

    /// <summary>Facts that who joins has to see first.</summary>
    public IReadOnlyList<Guid> Pinned { get; init; } = [];

    /// <summary>How many related tickets wait to be looked at.</summary>
    public int RelatedTicketsWaiting { get; init; }

    /// <summary>Whether it was determined to be material; absent where nothing was determined.</summary>
    public bool? Material { get; init; }

    /// <summary>Customers whom nobody may forget, by id.</summary>
    public IReadOnlyDictionary<string, CriticalCustomerKind> CriticalCustomers { get; init; } = new Dictionary<string, CriticalCustomerKind>();

    public IReadOnlyList<Compensation> Compensations { get; init; } = [];

    public sealed record Holder(string Person, bool Acknowledged);

    /// <param name="Status"><c>proposed</c>, <c>validated</c>, <c>deployed</c> or <c>reverted</c>.</param>
    public sealed record FixView(
        Guid Id, FixKind Kind, string Description, string ImplementedBy, string Status, string? ValidatedBy, string? DeployedBy, DateTimeOffset? DeployedAt);

    /// <summary>The state that decisions stand on, at a time of knowledge.</summary>
    public static IncidentView Of(Incident i, DateTimeOffset now, LensView lens) => new(
        i.Id, i.Number, i.Title, i.Severity, i.Status, i.Mode, i.DeclaredAt,
        i.Roles.ToDictionary(r => r.Key, r => new Holder(r.Value.Person, r.Value.Acknowledged)),
        i.Services, i.LastFact, i.Revision, i.Timer.Elapsed(now), [.. i.Fixes.Select(Of)],
        i.HandOvers.ToDictionary(h => h.Key, h => h.Value.To), $"{i.Policy?.Pack}/{i.Policy?.PackVersion}", i.AlertCount,
        i.Summary, i.ImpactStartedAt, i.ResolvedAt, i.ClosedAt,
        i.Status is IncidentStatus.Verifying or IncidentStatus.Fixing && i.Verification is { Passed: true } ? Resolution.QuietSince(i) + i.Policy?.StabilityWindow : null,
        i.Status == IncidentStatus.Resolved ? i.ResolvedAt + i.Policy?.RecoveryWatch : null,
        i.Assessment, i.Alone, i.Root, [.. i.Children.Select(c => new IncidentKey(c.Id, c.Number))], i.MergedInto, i.Absorbed, i.Cadence, i.LegalHold, lens,
        Restricted: i.Security is not null)
    {
        Proposal = i.Proposal,
        Type = i.Type,
        CustomFields = i.CustomFields,
        Pinned = i.Pinned,
        RelatedTicketsWaiting = i.RelatedTickets.Count,
        Material = i.Business.Materiality?.Material,
        CriticalCustomers = i.Business.CriticalCustomers,
        Compensations = i.Business.Compensations,
        UpstreamCredits = i.Upstream.Credits,
        DeclaredAfterHours = i.AfterHours is not null,
    };

    /// <summary>What was true, by the knowledge that the lens names.</summary>
    /// <param name="knowledge">The state of that knowledge.</param>
    public static IncidentView Of(Truth truth, Incident knowledge, LensView lens) => Of(truth.Incident, lens.AsOf!.Value, lens) with
    {
        Id = knowledge.Id,
        Version = knowledge.LastFact,
        Revision = knowledge.Revision,
        CanBeResolvedAt = null,
        AllClearAt = null,
        Alone = null,
        Milestones = truth.Milestones,
        RoleIntervals = truth.Roles,
        Eta = truth.Eta,
    };

    private static FixView Of(Fix f) => new(
        f.Id, f.Kind, f.Description, f.ImplementedBy,
        f switch { { Reverted: true } => "reverted", { DeployedAt: not null } => "deployed", { ValidatedBy: not null } => "validated", _ => "proposed" },
        f.ValidatedBy, f.DeployedBy, f.DeployedAt);
}
