namespace IncidentPlatform.Incidents.Domain;

/// <param name="Acknowledged">Whether the person has accepted.</param>
/// <param name="RosterVersion">Version of the roster the person was read from, if from a roster.</param>
public sealed record RoleHolder(string Person, RoleBasis Basis, bool Acknowledged, DateTimeOffset Since, long? RosterVersion = null);

/// <summary>One person's time in command.</summary>
/// <param name="From">Inclusive: the end of the interval before.</param>
/// <param name="To">Exclusive; null while in command.</param>
/// <param name="AcknowledgedAt">When the person accepted, if ever.</param>
/// <param name="FactId">The fact that put the person in command.</param>
/// <param name="Root">The root it was commanded through, where it was linked.</param>
public sealed record CommandInterval(
    string Person,
    RoleBasis Basis,
    DateTimeOffset From,
    DateTimeOffset? To,
    DateTimeOffset? AcknowledgedAt,
    Guid FactId,
    Guid? Root = null);
