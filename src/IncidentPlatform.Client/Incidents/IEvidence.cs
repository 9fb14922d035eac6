using Refit;

namespace IncidentPlatform.Client.Incidents;

/// <summary>The record as evidence: whether it is as it was written, what is kept, what is taken out.</summary>
public interface IEvidence
{
    /// <summary>Recomputes the hash chain of the incident's stream.</summary>
    [Get("/incidents/{incident}/verification")]
    Task<ChainVerification> VerifyChain(string incident, CancellationToken cancellation = default);

    /// <summary>The incident's stream as it is stored, as NDJSON; the caller disposes it.</summary>
    [Get("/incidents/{incident}/export")]
    Task<Stream> ExportIncident(string incident, CancellationToken cancellation = default);

    /// <summary>Sets or lifts the legal hold: while it stands nothing of the incident is erased.</summary>
    [Post("/incidents/{incident}/legal-hold")]
    Task<CommandAnswer> SetLegalHold(string incident, [Body] SetLegalHold body, CancellationToken cancellation = default);

    /// <summary>Erases the words of facts of one incident.</summary>
    [Post("/incidents/{incident}/erasures")]
    Task<ErasedIncident> EraseFacts(string incident, [Body] EraseFacts body, CancellationToken cancellation = default);

    /// <summary>Erases what a person recorded and what was recorded of them, on every incident. It can be asked again.</summary>
    [Post("/people/{person}/erasure")]
    Task<ErasedPerson> ErasePerson(string person, [Body] ErasePerson body, CancellationToken cancellation = default);
}

/// <param name="Intact">Whether every link holds.</param>
/// <param name="Facts">How many facts were looked at.</param>
/// <param name="Head">Hash of the last fact.</param>
/// <param name="Faults">What does not hold; empty where the stream is as it was written.</param>
public sealed record ChainVerification(bool Intact, long Facts, string Head, IReadOnlyList<string> Faults);

/// <param name="Held">Set it; lift it where false.</param>
public sealed record SetLegalHold(bool Held, string Reason);

/// <param name="Facts">The facts; what refers to them and what they caused loses its words too.</param>
/// <param name="Basis"><c>request-of-the-person</c>, <c>end-of-retention</c>, <c>order-of-a-court</c> or <c>recorded-by-mistake</c>.</param>
public sealed record EraseFacts(IReadOnlyList<Guid> Facts, string Basis, string? Reason = null);

/// <param name="Basis"><c>request-of-the-person</c>, <c>end-of-retention</c>, <c>order-of-a-court</c> or <c>recorded-by-mistake</c>.</param>
/// <param name="Facts">Facts beside those by person id: free text that speaks of the person.</param>
public sealed record ErasePerson(string Basis, string? Reason = null, IReadOnlyList<Guid>? Facts = null);

/// <param name="Incidents">Every incident that held something of them.</param>
/// <param name="Silences">How many facts of silences have no words any more.</param>
public sealed record ErasedPerson(string Person, IReadOnlyList<ErasedIncident> Incidents, int Silences = 0);

/// <param name="Facts">How many facts have no words any more because of it.</param>
/// <param name="ErasureId">The fact that names them.</param>
/// <param name="Refused">Why nothing was erased, and the way on.</param>
public sealed record ErasedIncident(Guid Id, string Number, int Facts, Guid? ErasureId = null, ErasureRefused? Refused = null);

/// <param name="Code">Stable name of the rule.</param>
public sealed record ErasureRefused(string Code, string Reason, string WayOn);
