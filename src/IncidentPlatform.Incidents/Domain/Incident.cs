using System.Text.Json.Serialization;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>An incident as its facts leave it. Every time in it is a recordedAt, so that back-dating satisfies no window.</summary>
public sealed record Incident
{
    public Guid Id { get; init; }

    /// <summary>Human key, <c>INC-2026-0001</c>.</summary>
    public string Number { get; init; } = "";

    public string Title { get; init; } = "";
    public string? Summary { get; init; }
    public Severity Severity { get; init; } = Severity.P4;
    public IncidentStatus Status { get; init; }
    public Mode Mode { get; init; }
    public IReadOnlyList<string> Services { get; init; } = [];
    public Trigger? Trigger { get; init; }
    public DateTimeOffset? ImpactStartedAt { get; init; }

    /// <summary>The policy it runs by, as adopted.</summary>
    public Policy? Policy { get; init; }

    /// <summary>When it was declared; when it was proposed, while it is not declared.</summary>
    public DateTimeOffset DeclaredAt { get; init; }

    /// <summary>That it was proposed first, and how long it could be decided; null where it was declared at once.</summary>
    public Proposal? Proposal { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }
    public DateTimeOffset? ReopenedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public IncidentTimer Timer { get; init; } = new(DateTimeOffset.UnixEpoch);

    /// <summary>Who holds which role, by role name.</summary>
    public IReadOnlyDictionary<string, RoleHolder> Roles { get; init; } = new Dictionary<string, RoleHolder>();

    /// <summary>The incident it is linked under, whose commander commands it; null where it stands alone.</summary>
    public IncidentKey? Root { get; init; }

    /// <summary>What is linked under it.</summary>
    public IReadOnlyList<CascadeChild> Children { get; init; } = [];

    /// <summary>The incidents linked under it as they stand, where a decision takes them in; never kept.</summary>
    [JsonIgnore]
    public IReadOnlyList<Incident> Family { get; init; } = [];

    /// <summary>Where it is carried on, once it is merged.</summary>
    public IncidentKey? MergedInto { get; init; }

    /// <summary>What is carried on here.</summary>
    public IReadOnlyList<IncidentKey> Absorbed { get; init; } = [];

    /// <summary>Longest time between updates to customers, where the commander changed it.</summary>
    public TimeSpan? Cadence { get; init; }

    /// <summary>Work that was assigned: what is open in the commander's order, then what is done.</summary>
    public IReadOnlyList<WorkItem> Work { get; init; } = [];

    /// <summary>Hand-overs that wait for their acknowledgement, by role name.</summary>
    public IReadOnlyDictionary<string, HandOverProposed> HandOvers { get; init; } = new Dictionary<string, HandOverProposed>();

    /// <summary>Who commanded when: without gap or overlap from declaration on.</summary>
    public IReadOnlyList<CommandInterval> CommandRecord { get; init; } = [];

    /// <summary>Person who stands alone: rules 1 and 3 are overridden for this person until somebody else takes command or the engineering lead.</summary>
    public string? Alone { get; init; }

    /// <summary>Every override there was; reviews show them.</summary>
    public IReadOnlyList<CommandRuleOverridden> Overrides { get; init; } = [];

    public AssessmentRecorded? Assessment { get; init; }

    /// <summary>Suspected causes and where they stand, by the id of the fact that stated them.</summary>
    public IReadOnlyDictionary<Guid, HypothesisStanding> Hypotheses { get; init; } = new Dictionary<Guid, HypothesisStanding>();

    public IReadOnlyList<Fix> Fixes { get; init; } = [];

    /// <summary>The latest verification since the incident was declared or reopened.</summary>
    public Verification? Verification { get; init; }

    /// <summary>When a signal last turned to failing.</summary>
    public DateTimeOffset? SignalFailedAt { get; init; }

    /// <summary>Who may know of it, where it is a security incident; null where it is not.</summary>
    public SecurityStanding? Security { get; init; }

    /// <summary>Times of quiet: from the quiet that resolved stands on to the reopening, if it was reopened.</summary>
    public IReadOnlyList<Lull> Lulls { get; init; } = [];

    /// <summary>The impact as last computed.</summary>
    public ImpactRecomputed? Impact { get; init; }

    /// <summary>The fact that holds it.</summary>
    public Guid? ImpactFact { get; init; }

    public IReadOnlyList<SlaExceptionGranted> SlaExceptions { get; init; } = [];

    /// <summary>Tickets that may be a recurrence and wait to be looked at, by the id of the fact that reported them.</summary>
    public IReadOnlyDictionary<Guid, string> RelatedTickets { get; init; } = new Dictionary<Guid, string>();

    public Business Business { get; init; } = new();

    public Upstream Upstream { get; init; } = new();

    /// <summary>Where it stands as an incident of the night; null where it was declared within business hours.</summary>
    public AfterHoursStanding? AfterHours { get; init; }

    /// <summary>Who took over from the night; null while nobody has.</summary>
    public DayTeam? DayTeam { get; init; }

    /// <summary>Names of the scenarios that were applied.</summary>
    public IReadOnlyList<string> Scenarios { get; init; } = [];

    /// <summary>Its type; null where it has none.</summary>
    public string? Type { get; init; }

    /// <summary>Values of custom fields, by name.</summary>
    public IReadOnlyDictionary<string, string> CustomFields { get; init; } = new Dictionary<string, string>();

    /// <summary>Facts that who joins has to see first, in the order they were pinned.</summary>
    public IReadOnlyList<Guid> Pinned { get; init; } = [];

    public int AlertCount { get; init; }
    public IReadOnlyList<string> AlertGroups { get; init; } = [];

    /// <summary>Nothing may be erased while it stands.</summary>
    public LegalHold? LegalHold { get; init; }

    /// <summary>Raised by the facts that bear on decisions (declaration, command, severity, resolution, cascade, security) and by no others: the ETag.</summary>
    public long Revision { get; init; }

    /// <summary>Version of the last fact taken in.</summary>
    public long LastFact { get; init; }

    [JsonIgnore]
    public string? Commander => HolderOf(IncidentRoles.Commander)?.Person;

    /// <summary>Closed, cancelled or merged: nothing can be decided any more.</summary>
    [JsonIgnore]
    public bool IsOver => Status is IncidentStatus.Closed or IncidentStatus.Cancelled or IncidentStatus.Merged;

    public RoleHolder? HolderOf(string role) => Roles.GetValueOrDefault(role);

    public bool IsAlone(string person) => Alone == person;
}

/// <param name="At">When it was proposed.</param>
/// <param name="ExpiresAt">Until when it can be decided.</param>
public sealed record Proposal(DateTimeOffset At, DateTimeOffset ExpiresAt);

/// <param name="From">When customers had it back.</param>
/// <param name="To">When they lost it again; null while they have not.</param>
public sealed record Lull(DateTimeOffset From, DateTimeOffset? To = null);
