namespace IncidentPlatform.Contracts;

/// <summary>Who is on call for the next 14 days. Escalation publishes it at each change and daily; Incidents keeps the newest version.</summary>
/// <param name="Id">Event id of the publication; also the message id.</param>
/// <param name="Version">Rises with each publication; an older version is ignored.</param>
/// <param name="From">Start of the period covered.</param>
/// <param name="To">End of the period covered.</param>
/// <param name="Shifts">Who has which duty when, without overlap within a duty.</param>
public sealed record RosterPublished(Guid Id, long Version, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<Shift> Shifts);

/// <param name="Duty">What the person is on call for, for example <c>incident-commander</c> or <c>primary</c>.</param>
/// <param name="Person">Person id.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
public sealed record Shift(string Duty, string Person, DateTimeOffset From, DateTimeOffset To);
