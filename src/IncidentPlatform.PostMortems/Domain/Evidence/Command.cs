namespace IncidentPlatform.PostMortems.Domain.Evidence;

public sealed record RoleAssigned(string Role, string Person, string Basis, bool Acknowledged);

public sealed record HandOverProposed(string Role, string From, string To);

public sealed record HandOverAcknowledged(string Role, string From, string To);

public sealed record RoleRelieved(string Role, string Person, string Reason);

public sealed record CommandRuleOverridden(string Rule, string Override, string Reason);
