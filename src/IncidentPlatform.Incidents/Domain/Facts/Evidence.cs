using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Nothing of the incident may be erased, or may again.</summary>
/// <param name="Held">Set; lifted where false.</param>
/// <param name="Reason">Why: usually what the facts are evidence in.</param>
public sealed record LegalHoldSet(bool Held, [Personal] string Reason);

/// <summary>A service has taken the words of an erasure out of what it keeps.</summary>
/// <param name="ErasureId">The <see cref="Erased"/> it carried out.</param>
/// <param name="Service">The service.</param>
/// <param name="Facts">The facts of its own that have no words any more; those of them that stand here too lose theirs with it.</param>
public sealed record ErasureCarriedOut(Guid ErasureId, string Service, IReadOnlyList<Guid> Facts, ErasureBasis Basis);
