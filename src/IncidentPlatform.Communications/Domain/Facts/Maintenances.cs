using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain.Facts;

/// <summary>Planned work was announced.</summary>
/// <param name="Components">Public names of what it affects.</param>
/// <param name="StartsAt">When it begins by itself.</param>
/// <param name="EndsAt">When it ends by itself.</param>
public sealed record MaintenancePlanned(
    Guid MaintenanceId, [Personal] string Title, [Personal] string Body, IReadOnlyList<string> Components, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>The announcement was changed; the members are what holds from now on.</summary>
public sealed record MaintenanceChanged(
    [Personal] string Title, [Personal] string Body, IReadOnlyList<string> Components, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>How it goes, in words for the public.</summary>
public sealed record MaintenanceNoted([Personal] string Body);

/// <summary>It runs from now on; who began it before its time is the fact's actor.</summary>
public sealed record MaintenanceBegun;

public sealed record MaintenanceEnded;

/// <summary>It does not take place.</summary>
/// <param name="Reason">In words for the public; absent where none was given.</param>
public sealed record MaintenanceCancelled([Personal] string? Reason);
