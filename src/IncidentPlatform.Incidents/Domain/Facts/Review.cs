using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

public sealed record ReviewScheduled(Guid ReviewId, DateTimeOffset At, [Personal] string? Place = null);

/// <param name="StreamVersion">The review tells the stream up to here.</param>
/// <param name="ContentHash">SHA-256 of the published text, hexadecimal.</param>
public sealed record ReviewPublished(Guid ReviewId, string Distribution, long StreamVersion, string ContentHash, string? Url = null);

/// <param name="Due">End of the day it is due.</param>
public sealed record ActionItemOpened(Guid ActionItemId, [Personal] string Action, string Owner, DateTimeOffset Due, string Priority);

public sealed record ActionItemCompleted(Guid ActionItemId);
