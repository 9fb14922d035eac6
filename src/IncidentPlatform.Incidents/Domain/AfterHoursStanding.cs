namespace IncidentPlatform.Incidents.Domain;

/// <summary>Where an incident stands that was declared outside business hours.</summary>
/// <param name="DueAt">When the day team was asked to take over; null while it was not.</param>
public sealed record AfterHoursStanding(string Calendar, DateTimeOffset? OpensAt, DateTimeOffset? DueAt = null);

/// <summary>The day team that took over.</summary>
/// <param name="To">Person id, or name of a team.</param>
public sealed record DayTeam(string To, DateTimeOffset At);
