namespace IncidentPlatform.PostMortems.Domain.Evidence;

/// <param name="Assignee">Person id, or name of a team.</param>
public sealed record WorkAssigned(string What, string Kind, string Assignee);

public sealed record WorkOrdered(IReadOnlyList<Guid> Order);

public sealed record WorkDone(Guid WorkId, string? Outcome = null);

public sealed record TechnicalStatusGiven(string Text);

public sealed record CadenceChanged(TimeSpan Every, string Reason);
