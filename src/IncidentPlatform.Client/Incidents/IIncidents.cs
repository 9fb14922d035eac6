using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using Refit;

namespace IncidentPlatform.Client.Incidents;

/// <summary>
/// What happened? An <c>incident</c> is an id or a number (<c>INC-2026-0001</c>). Commands that decide take <c>ifMatch</c>, the
/// <see cref="ETag"/> of the revision that the caller saw.
/// </summary>
public interface IIncidents
    : IOperations, IAlertSources, IResolution, ICatalogue, IImpact, ICascades, IWork, IHypotheses, IRelatedTickets, IBusiness, ICustomFields, ITimeTravel,
      IPolicyPacks, IEvidence, IUpstream, IAfterHours, ISecurity
{
    [Post("/incidents")]
    Task<CommandAnswer> Declare([Body] DeclareIncident body, CancellationToken cancellation = default);

    /// <summary>Newest first.</summary>
    /// <param name="fields">Custom fields that have these values.</param>
    [Get("/incidents")]
    Task<Page<IncidentSummary>> List(
        [Query] IncidentFilter? filter = null, string? cursor = null, int? pageSize = null, [Query(".", "field")] IDictionary<string, string>? fields = null,
        CancellationToken cancellation = default);

    [Get("/incidents/{incident}")]
    Task<Incident> Get(string incident, CancellationToken cancellation = default);

    /// <summary>The facts after that version, in stream order.</summary>
    [Get("/incidents/{incident}/facts")]
    Task<Page<IncidentFact>> ListFacts(string incident, long? after = null, int? pageSize = null, CancellationToken cancellation = default);

    /// <summary>
    /// The timeline: as it was known at an instant, up to what was true at another, in the order in which things happened
    /// (<c>occurred</c>) or became known (<c>recorded</c>).
    /// </summary>
    [Get("/incidents/{incident}/timeline")]
    Task<Page<TimelineRow>> GetTimeline(string incident, [Query(Format = "O")] DateTimeOffset? knownAt = null, string? cursor = null, int? pageSize = null, bool? pinned = null,
        [Query(Format = "O")] DateTimeOffset? asOf = null, string? order = null, CancellationToken cancellation = default);

    /// <summary>Who commanded when.</summary>
    [Get("/incidents/{incident}/command")]
    Task<CommandRecord> GetCommand(string incident, CancellationToken cancellation = default);

    [Get("/incidents/{incident}/access/{person}")]
    Task<PersonAccess> GetAccess(string incident, string person, CancellationToken cancellation = default);

    /// <summary>It is an incident: it is declared.</summary>
    [Post("/incidents/{incident}/proposal/acceptance")]
    Task<CommandAnswer> AcceptProposal(string incident, [Header("If-Match")] string ifMatch, [Body] AcceptProposal body, CancellationToken cancellation = default);

    /// <summary>It is no incident.</summary>
    [Post("/incidents/{incident}/proposal/refusal")]
    Task<CommandAnswer> DeclineProposal(string incident, [Header("If-Match")] string ifMatch, [Body] Because body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/severity")]
    Task<CommandAnswer> ChangeSeverity(string incident, [Header("If-Match")] string ifMatch, [Body] ChangeSeverity body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/title")]
    Task<CommandAnswer> Retitle(string incident, [Body] Retitle body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/cancellation")]
    Task<CommandAnswer> Cancel(string incident, [Header("If-Match")] string ifMatch, [Body] Because body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/notes")]
    Task<CommandAnswer> AddNote(string incident, [Body] Words body, CancellationToken cancellation = default);

    /// <summary>A note that only legal reads.</summary>
    [Post("/incidents/{incident}/privileged-notes")]
    Task<CommandAnswer> AddPrivilegedNote(string incident, [Body] Words body, CancellationToken cancellation = default);

    /// <summary>Shows a fact to who joins.</summary>
    [Post("/incidents/{incident}/pins")]
    Task<CommandAnswer> PinFact(string incident, [Body] FactPinned body, CancellationToken cancellation = default);

    [Delete("/incidents/{incident}/pins/{fact}")]
    Task<CommandAnswer> UnpinFact(string incident, Guid fact, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/corrections")]
    Task<CommandAnswer> Correct(string incident, [Body] FactCorrected body, CancellationToken cancellation = default);

    /// <summary>Customers were first hit at another time than was thought.</summary>
    [Post("/incidents/{incident}/impact-start")]
    Task<CommandAnswer> CorrectImpactStart(string incident, [Body] CorrectImpactStart body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/executive-escalations")]
    Task<CommandAnswer> ReceiveExecutiveEscalation(string incident, [Body] ReceiveExecutiveEscalation body, CancellationToken cancellation = default);

    /// <summary>Merges any number of incidents into this one.</summary>
    [Post("/incidents/{incident}/merges")]
    Task<CommandAnswer> Merge(string incident, [Header("If-Match")] string ifMatch, [Body] MergeIncidents body, CancellationToken cancellation = default);

    /// <summary>The roles of an incident: what each is for, and what it takes.</summary>
    [Get("/roles")]
    Task<RoleCatalogue> GetRoles(CancellationToken cancellation = default);

    /// <summary>Changes how often customers hear of the incident.</summary>
    [Post("/incidents/{incident}/cadence")]
    Task<CommandAnswer> ChangeCadence(string incident, [Header("If-Match")] string ifMatch, [Body] ChangeCadence body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/roles/{role}")]
    Task<CommandAnswer> AssignRole(string incident, string role, [Header("If-Match")] string ifMatch, [Body] AssignRole body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/roles/{role}/hand-over")]
    Task<CommandAnswer> ProposeHandOver(string incident, string role, [Header("If-Match")] string ifMatch, [Body] ProposeHandOver body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/roles/{role}/hand-over/acknowledgement")]
    Task<CommandAnswer> AcknowledgeHandOver(string incident, string role, [Header("If-Match")] string ifMatch, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/roles/{role}/relief")]
    Task<CommandAnswer> Relieve(string incident, string role, [Header("If-Match")] string ifMatch, [Body] Because body, CancellationToken cancellation = default);

    /// <summary>Sets a rule aside where reality needs it; the reason shows in the review.</summary>
    [Post("/incidents/{incident}/overrides")]
    Task<CommandAnswer> Override(string incident, [Header("If-Match")] string ifMatch, [Body] CommandRuleOverridden body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/assessments")]
    Task<CommandAnswer> Assess(string incident, [Body] RecordAssessment body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/eta")]
    Task<CommandAnswer> GiveEta(string incident, [Body] EtaGiven body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/root-cause")]
    Task<CommandAnswer> IdentifyRootCause(string incident, [Body] IdentifyRootCause body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/findings")]
    Task<CommandAnswer> RecordFinding(string incident, [Body] Words body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/decisions")]
    Task<CommandAnswer> RecordDecision(string incident, [Body] Words body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/ticket-volume")]
    Task<CommandAnswer> ReportTicketVolume(string incident, [Body] ReportTicketVolume body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/media-attention")]
    Task<CommandAnswer> ReportMediaAttention(string incident, [Body] ReportMediaAttention body, CancellationToken cancellation = default);
}
