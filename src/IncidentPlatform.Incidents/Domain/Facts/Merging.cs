using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>On the merged incident: it is carried on in another. What is still reported of it stays on its stream.</summary>
public sealed record IncidentMerged(Guid SurvivorId, string SurvivorNumber, [Personal] string Reason);

/// <summary>On the survivor: these incidents are carried on in it.</summary>
/// <param name="Services">Services that are affected too because of them.</param>
public sealed record IncidentsAbsorbed(IReadOnlyList<AbsorbedIncident> Incidents, IReadOnlyList<string> Services, [Personal] string Reason);

/// <param name="Number">Human key, <c>INC-2026-0001</c>.</param>
public sealed record AbsorbedIncident(Guid IncidentId, string Number);
