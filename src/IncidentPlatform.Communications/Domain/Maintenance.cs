namespace IncidentPlatform.Communications.Domain;

/// <summary>How far planned work has come. Completed and cancelled are final.</summary>
public enum MaintenanceStage
{
    Scheduled,
    InProgress,
    Completed,
    Cancelled,
}

/// <summary>Planned work that the status page announces.</summary>
public sealed record Maintenance
{
    public Guid Id { get; init; }

    /// <summary>Raised by every change: its ETag.</summary>
    public long Revision { get; init; }
    public required MaintenancePlan Plan { get; init; }
    public MaintenanceStage Stage { get; init; }
    public DateTimeOffset? BegunAt { get; init; }

    /// <summary>When it ended; absent where it has not, or never began.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What the status page shows of it, oldest first.</summary>
    public IReadOnlyList<MaintenancePost> Posts { get; init; } = [];

    public IReadOnlyList<string> Components => Plan.Components;

    public bool IsOver => Stage is MaintenanceStage.Completed or MaintenanceStage.Cancelled;
}

/// <param name="Title">One line.</param>
/// <param name="Body">Plain text in paragraphs.</param>
/// <param name="Components">Public names of what it affects; may be none.</param>
public sealed record MaintenancePlan(string Title, string Body, IReadOnlyList<string> Components, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    public bool Equals(MaintenancePlan? other) =>
        other is not null && Title == other.Title && Body == other.Body && StartsAt == other.StartsAt && EndsAt == other.EndsAt && Components.SequenceEqual(other.Components);

    public override int GetHashCode() => HashCode.Combine(Title, Body, StartsAt, EndsAt, Components.Count);
}

/// <param name="Id">The fact it shows.</param>
/// <param name="Body">Plain text in paragraphs.</param>
public sealed record MaintenancePost(Guid Id, MaintenanceStage Stage, string Body, DateTimeOffset PostedAt);
