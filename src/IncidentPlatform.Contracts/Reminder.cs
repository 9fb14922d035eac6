namespace IncidentPlatform.Contracts;

/// <summary>Somebody is to be reminded of what they set. Incidents publishes it; Escalation, which knows how people are reached, tells them.</summary>
/// <param name="Id">Event id of the reminder; also the message id.</param>
/// <param name="Person">Person id.</param>
/// <param name="Reason">Why: <c>silence-lasts</c>.</param>
/// <param name="Subject">Path of what it is about, at Incidents.</param>
/// <param name="Until">Afterwards there is nothing left to be reminded of.</param>
public sealed record ReminderWanted(Guid Id, string Person, string Reason, string Subject, DateTimeOffset Until);
