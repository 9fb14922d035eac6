namespace IncidentPlatform.Contracts.Facts;

/// <param name="At">When the meeting is.</param>
/// <param name="Place">Where, usually a link.</param>
public sealed record ReviewScheduled(Guid ReviewId, DateTimeOffset At, string? Place = null);

/// <param name="Distribution"><c>internal</c> or <c>external</c>.</param>
/// <param name="StreamVersion">The review tells the stream up to here.</param>
/// <param name="ContentHash">SHA-256 of the published text, hexadecimal.</param>
/// <param name="Url">Where it is.</param>
public sealed record ReviewPublished(Guid ReviewId, string Distribution, long StreamVersion, string ContentHash, string? Url = null);

/// <param name="Priority"><c>high</c>, <c>medium</c> or <c>low</c>.</param>
/// <param name="Due">End of the day it is due.</param>
public sealed record ActionItemOpened(Guid ActionItemId, string Action, string Owner, DateTimeOffset Due, string Priority);

public sealed record ActionItemCompleted(Guid ActionItemId);
