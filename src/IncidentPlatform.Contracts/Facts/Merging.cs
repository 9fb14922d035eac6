namespace IncidentPlatform.Contracts.Facts;

/// <summary>On the merged incident: it is carried on in another. What is still reported of it stays on its stream.</summary>
/// <param name="SurvivorId">The incident that goes on.</param>
/// <param name="SurvivorNumber">Its human key.</param>
/// <param name="Reason">Why they are one.</param>
public sealed record IncidentMerged(Guid SurvivorId, string SurvivorNumber, string Reason);

/// <summary>On the survivor: these incidents are carried on in it.</summary>
/// <param name="Incidents">What was merged.</param>
/// <param name="Services">Services that are affected too because of them.</param>
/// <param name="Reason">Why they are one.</param>
public sealed record IncidentsAbsorbed(IReadOnlyList<AbsorbedIncident> Incidents, IReadOnlyList<string> Services, string Reason);

/// <param name="IncidentId">The merged incident.</param>
/// <param name="Number">Its human key.</param>
public sealed record AbsorbedIncident(Guid IncidentId, string Number);
