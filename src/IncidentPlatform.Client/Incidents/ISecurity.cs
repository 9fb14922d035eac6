using Refit;

namespace IncidentPlatform.Client.Incidents;

/// <summary>Security incidents: who knows, how far the investigation is, evidence, regulators. To everybody else they are not there.</summary>
public interface ISecurity
{
    /// <summary>Restricts the incident to its named people; the answer says what had already left.</summary>
    [Post("/incidents/{incident}/security")]
    Task<SecurityStanding> Designate(string incident, [Header("If-Match")] string ifMatch, [Body] Designate body, CancellationToken cancellation = default);

    [Get("/incidents/{incident}/security")]
    Task<SecurityStanding> GetSecurity(string incident, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/access")]
    Task<CommandAnswer> GrantAccess(string incident, [Header("If-Match")] string ifMatch, [Body] GrantAccess body, CancellationToken cancellation = default);

    /// <summary>Takes a person's access back; an auditor's engagement ends the same way.</summary>
    [Post("/incidents/{incident}/access/{person}/revocation")]
    Task<CommandAnswer> RevokeAccess(string incident, string person, [Header("If-Match")] string ifMatch, [Body] Because body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/auditors")]
    Task<CommandAnswer> EngageAuditor(string incident, [Header("If-Match")] string ifMatch, [Body] EngageAuditor body, CancellationToken cancellation = default);

    /// <summary>Only the security lead.</summary>
    [Post("/incidents/{incident}/investigation-phase")]
    Task<CommandAnswer> ChangePhase(string incident, [Header("If-Match")] string ifMatch, [Body] ChangePhase body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/awareness")]
    Task<CommandAnswer> RecordAwareness(string incident, [Body] RecordAwareness body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/filings")]
    Task<CommandAnswer> RecordFiling(string incident, [Body] RecordFiling body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/evidence")]
    Task<CommandAnswer> RegisterEvidence(string incident, [Body] RegisterEvidence body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/evidence/{evidence}/custody")]
    Task<CommandAnswer> TransferCustody(string incident, Guid evidence, [Body] TransferCustody body, CancellationToken cancellation = default);

    /// <summary>The evidence with its custody; the look is noted.</summary>
    [Get("/incidents/{incident}/evidence")]
    Task<IReadOnlyList<Evidence>> ListEvidence(string incident, CancellationToken cancellation = default);

    /// <summary>One piece of evidence; the look is noted.</summary>
    [Get("/incidents/{incident}/evidence/{evidence}")]
    Task<Evidence> GetEvidence(string incident, Guid evidence, CancellationToken cancellation = default);

    /// <summary>The register as one document with its log; the export is noted.</summary>
    [Get("/incidents/{incident}/evidence/export")]
    Task<EvidenceExport> ExportEvidence(string incident, CancellationToken cancellation = default);

    /// <summary>Who read, exported or was refused the evidence, oldest first.</summary>
    [Get("/incidents/{incident}/evidence/log")]
    Task<Page<EvidenceAccess>> GetEvidenceLog(string incident, string? cursor = null, int? pageSize = null, CancellationToken cancellation = default);
}

/// <param name="Named">Person ids to name beside the caller and the holders of roles.</param>
public sealed record Designate(string Reason, IReadOnlyList<string>? Named = null);

/// <param name="Person">Person id.</param>
public sealed record GrantAccess(string Person, string? Reason = null);

/// <param name="Person">Person id.</param>
/// <param name="Scope">What they were engaged for.</param>
public sealed record EngageAuditor(string Person, string Scope);

/// <param name="Phase">One of the phases that <see cref="SecurityStanding"/> lists.</param>
public sealed record ChangePhase(string Phase, string? Note = null);

/// <param name="Jurisdictions">Names of the regimes, for example <c>gdpr</c>.</param>
/// <param name="AwareAt">When; now where it is left out.</param>
/// <param name="By">Person id of who became aware; the caller where it is left out.</param>
public sealed record RecordAwareness(IReadOnlyList<string> Jurisdictions, DateTimeOffset? AwareAt = null, string? By = null, string? What = null);

/// <param name="Authority">Who was told.</param>
/// <param name="Reference">Under which reference the authority keeps it.</param>
public sealed record RecordFiling(string Jurisdiction, string Authority, string? Reference = null, DateTimeOffset? FiledAt = null);

/// <param name="Sha256">SHA-256 of the item, hexadecimal.</param>
/// <param name="Location">Where it is kept.</param>
/// <param name="CollectedBy">Person id; the caller where it is left out.</param>
public sealed record RegisterEvidence(
    string Name, string Sha256, string Location, string? CollectedBy = null, DateTimeOffset? CollectedAt = null, Guid? EvidenceId = null);

/// <param name="To">Person id of who has it from now on.</param>
public sealed record TransferCustody(string To, string Reason);

/// <summary>Why it is a security incident, who else is named, and who leads its investigation.</summary>
/// <param name="Named">Person ids to name beside the caller and the holders of roles.</param>
/// <param name="SecurityLead">Person id.</param>
public sealed record DeclareSecurity(string? Reason = null, IReadOnlyList<string>? Named = null, string? SecurityLead = null);

/// <param name="Named">Person ids of everyone who may know of it.</param>
/// <param name="Auditors">Of them, who reads and changes nothing.</param>
/// <param name="AlreadyLeft">What had left before it was designated.</param>
public sealed record SecurityStanding(
    string Number, DateTimeOffset RestrictedSince, IReadOnlyList<string> Named, IReadOnlyList<string> Auditors, string Phase, bool InvestigationComplete,
    IReadOnlyList<InvestigationPhase> Phases, IReadOnlyList<RegulatoryClock> Clocks, IReadOnlyList<AlreadyLeft> AlreadyLeft);

public sealed record InvestigationPhase(string Name, string Meaning, bool Complete);

/// <param name="FileBy">Until when, where the policy has a clock for the jurisdiction.</param>
public sealed record RegulatoryClock(string Jurisdiction, DateTimeOffset AwareAt, DateTimeOffset? FileBy, DateTimeOffset? FiledAt);

public sealed record AlreadyLeft(Guid FactId, string Type, DateTimeOffset At, string Text);

/// <param name="Custody">Whose hands it went through, the collector first.</param>
public sealed record Evidence(
    Guid Id, string Name, string Sha256, string Location, string CollectedBy, DateTimeOffset CollectedAt, string Custodian, IReadOnlyList<Custody> Custody);

public sealed record Custody(string Person, DateTimeOffset From, string? Reason, Guid FactId);

/// <param name="Access"><c>read</c>, <c>exported</c> or <c>refused</c>.</param>
public sealed record EvidenceAccess(Guid Id, Guid IncidentId, Guid? EvidenceId, Contracts.FactActor By, string Access, DateTimeOffset At);

public sealed record EvidenceExport(string Number, DateTimeOffset ExportedAt, string ExportedBy, IReadOnlyList<Evidence> Evidence, IReadOnlyList<EvidenceAccess> Log);
