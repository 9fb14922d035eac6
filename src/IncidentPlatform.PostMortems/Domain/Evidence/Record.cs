namespace IncidentPlatform.PostMortems.Domain.Evidence;

public sealed record Erased(IReadOnlyList<Guid> Facts, string Basis);

public sealed record ErasureCarriedOut(string Service);

public sealed record LegalHoldSet(bool Held, string Reason);
