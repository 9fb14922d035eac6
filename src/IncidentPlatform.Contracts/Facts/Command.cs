namespace IncidentPlatform.Contracts.Facts;

/// <param name="Role">Role name.</param>
/// <param name="Person">Person id.</param>
/// <param name="Basis">Why this person: <c>roster</c>, <c>standing-commander</c>, <c>declarer</c>, <c>assigned</c>, <c>hand-over</c> or <c>escalation</c>.</param>
/// <param name="Acknowledged">Whether the person has accepted.</param>
/// <param name="RosterVersion">Version of the roster it was read from, where the basis is <c>roster</c>.</param>
/// <param name="Replaces">Person id of the holder before.</param>
public sealed record RoleAssigned(string Role, string Person, string Basis, bool Acknowledged, long? RosterVersion = null, string? Replaces = null);

public sealed record HandOverProposed(string Role, string From, string To, string? Note = null);

public sealed record HandOverAcknowledged(string Role, string From, string To);

public sealed record RoleRelieved(string Role, string Person, string Reason);

/// <param name="Rule">Code of the rule that was overridden.</param>
/// <param name="Override">Name of the override, <c>alone</c>.</param>
/// <param name="Reason">Why.</param>
public sealed record CommandRuleOverridden(string Rule, string Override, string Reason);
