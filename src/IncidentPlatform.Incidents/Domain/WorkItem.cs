namespace IncidentPlatform.Incidents.Domain;

/// <summary>Something that a person or a team was asked to do.</summary>
/// <param name="Assignee">Person id, or name of a team.</param>
/// <param name="AssignedAt">When the present assignee got it.</param>
/// <param name="DoneAt">When it was done; null while it is open.</param>
public sealed record WorkItem(
    Guid Id, string What, AssigneeKind Kind, string Assignee, DateTimeOffset AssignedAt, DateTimeOffset? DoneAt = null, string? Outcome = null);
