namespace IncidentPlatform.Escalation.Domain;

/// <summary>Somebody commanded an incident that was not resolved.</summary>
/// <param name="Person">Person id.</param>
/// <param name="To">Null while they still do.</param>
public sealed record Tenure(string Person, DateTimeOffset From, DateTimeOffset? To = null);
