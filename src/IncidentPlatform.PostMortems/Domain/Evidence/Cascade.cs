namespace IncidentPlatform.PostMortems.Domain.Evidence;

public sealed record LinkedUnderRoot(string RootNumber, string Commander, string Reason);

public sealed record Unlinked(string RootNumber, string Reason);

public sealed record CascadeJoined(string Number, IReadOnlyList<string> Services);

public sealed record CascadeLeft(string Number);

public sealed record FixOrderProposed(IReadOnlyList<FixOrderEntry> Order);

public sealed record FixOrderEntry(string Number, int CustomersAffected);

public sealed record IncidentMerged(string SurvivorNumber, string Reason);

public sealed record IncidentsAbsorbed(IReadOnlyList<AbsorbedIncident> Incidents, string Reason);

public sealed record AbsorbedIncident(string Number);
