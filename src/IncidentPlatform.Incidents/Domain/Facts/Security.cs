using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>The incident is a security incident: from here on only its named people know of it.</summary>
/// <param name="Named">Person ids named from the first moment, beside whoever holds a role.</param>
public sealed record SecurityDesignated([Personal] string Reason, IReadOnlyList<string> Named);

/// <param name="Person">Person id of who may know of the incident from now on.</param>
public sealed record AccessGranted(string Person, [Personal] string? Reason = null);

/// <param name="Person">Person id of who may not know of it any more.</param>
public sealed record AccessRevoked(string Person, [Personal] string Reason);

/// <summary>Somebody outside the response reads everything, the evidence log too, and changes nothing.</summary>
/// <param name="Person">Person id of the auditor.</param>
/// <param name="Scope">What they were engaged for.</param>
public sealed record AuditorEngaged(string Person, [Personal] string Scope);

/// <param name="From">Phase before.</param>
/// <param name="To">Phase now.</param>
/// <param name="Complete">Whether the investigation is complete with it: technical detail may be told from here on.</param>
public sealed record InvestigationPhaseChanged(string From, string To, bool Complete, [Personal] string? Note = null);

/// <summary>The organisation became aware, as a regulator counts it: one fact for each jurisdiction, whose clock it starts.</summary>
/// <param name="Jurisdiction">Name of the regime, for example <c>gdpr</c>.</param>
/// <param name="AwareAt">When; the clock counts from here, whenever it is recorded.</param>
/// <param name="By">Person id of who became aware.</param>
/// <param name="FileBy">Until when the regulator has to be told, where the policy has a clock for this jurisdiction.</param>
public sealed record AwarenessRecorded(string Jurisdiction, DateTimeOffset AwareAt, string By, DateTimeOffset? FileBy = null, [Personal] string? What = null);

/// <summary>A regulator was told.</summary>
/// <param name="Jurisdiction">Name of the regime.</param>
/// <param name="FiledAt">When.</param>
/// <param name="By">Person id of who filed.</param>
/// <param name="Authority">Who was told.</param>
/// <param name="Reference">Under which reference the authority keeps it.</param>
public sealed record FilingRecorded(string Jurisdiction, DateTimeOffset FiledAt, string By, [Personal] string Authority, [Personal] string? Reference = null);

/// <summary>Legal counsel let exactly this text out.</summary>
/// <param name="TextHash">SHA-256 of the exact text, hexadecimal: another text needs another approval.</param>
public sealed record LegalApprovalGiven(Guid UpdateId, string Audience, string Kind, string TextHash);

/// <param name="Name">What it is.</param>
/// <param name="Sha256">SHA-256 of the item, hexadecimal.</param>
/// <param name="Location">Where it is kept.</param>
/// <param name="CollectedBy">Person id of who collected it, its first custodian.</param>
public sealed record EvidenceRegistered(
    Guid EvidenceId, [Personal] string Name, string Sha256, [Personal] string Location, string CollectedBy, DateTimeOffset CollectedAt);

/// <param name="From">Person id of the custodian before.</param>
/// <param name="To">Person id of the custodian from now on.</param>
public sealed record CustodyTransferred(Guid EvidenceId, string From, string To, [Personal] string Reason);
