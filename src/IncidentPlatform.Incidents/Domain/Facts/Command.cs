using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <param name="Basis">Why this person.</param>
/// <param name="Acknowledged">Whether the person has accepted.</param>
/// <param name="RosterVersion">Version of the roster it was read from, where the basis is the roster.</param>
/// <param name="Replaces">Person id of the holder before.</param>
public sealed record RoleAssigned(
    string Role,
    string Person,
    RoleBasis Basis,
    bool Acknowledged,
    long? RosterVersion = null,
    string? Replaces = null);

/// <summary>Why somebody holds a role.</summary>
public enum RoleBasis
{
    /// <summary>On call by the roster when the incident was declared.</summary>
    Roster,

    /// <summary>Nobody was on call: the standing commander of the configuration.</summary>
    StandingCommander,

    /// <summary>Who declared it.</summary>
    Declarer,

    /// <summary>Named by somebody, or taken.</summary>
    Assigned,

    /// <summary>Handed over and acknowledged.</summary>
    HandOver,

    /// <summary>Commanded the cascade that the incident was part of.</summary>
    Cascade,

    /// <summary>The holder did not answer and this person did.</summary>
    Escalation,
}

public sealed record HandOverProposed(string Role, string From, string To, [Personal] string? Note = null);

public sealed record HandOverAcknowledged(string Role, string From, string To);

public sealed record RoleRelieved(string Role, string Person, [Personal] string Reason);

/// <param name="Rule">Code of the rule that was overridden.</param>
/// <param name="Override">Name of the override.</param>
public sealed record CommandRuleOverridden(string Rule, string Override, [Personal] string Reason);
