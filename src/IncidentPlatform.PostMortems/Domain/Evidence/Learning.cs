namespace IncidentPlatform.PostMortems.Domain.Evidence;

public sealed record ReviewScheduled(DateTimeOffset At, string? Place = null);

public sealed record ReviewPublished(string Distribution, long StreamVersion, string ContentHash, string? Url = null);

public sealed record ActionItemOpened(Guid ActionItemId, string Action, string Owner, DateTimeOffset Due, string Priority);

public sealed record ActionItemCompleted(Guid ActionItemId);

/// <summary>A fact whose type says nothing to the review beyond its name.</summary>
public sealed record OtherFact(string Type);
