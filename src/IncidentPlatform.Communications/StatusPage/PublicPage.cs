using IncidentPlatform.Communications.Domain;

namespace IncidentPlatform.Communications.StatusPage;

/// <summary>Everything the public may see, and nothing else: what a status page is made of.</summary>
/// <param name="Name">Whose page it is.</param>
/// <param name="AsOf">When it was last known to be current.</param>
/// <param name="ChangedAt">When what it shows last changed.</param>
/// <param name="Components">By name.</param>
/// <param name="Incidents">Newest first.</param>
public sealed record PublicPage(
    string Name, DateTimeOffset AsOf, DateTimeOffset ChangedAt, IReadOnlyList<PublicComponent> Components, IReadOnlyList<PublicIncident> Incidents)
{
    /// <summary>Planned work, what was announced last first.</summary>
    public IReadOnlyList<PublicIncident> Maintenances { get; init; } = [];

    public IEnumerable<PublicIncident> Unresolved => Incidents.Where(i => i.ResolvedAt is null);

    /// <summary>Planned work to come, what comes first first.</summary>
    public IEnumerable<PublicIncident> Upcoming => Maintenances.Where(m => m.Status == PublicIncident.Scheduled).OrderBy(m => m.ScheduledFor);

    /// <summary>Planned work that runs.</summary>
    public IEnumerable<PublicIncident> Active => Maintenances.Where(m => m.Status == PublicIncident.InProgress);
}

/// <param name="Status">One of <see cref="ComponentStatuses.Wire"/>.</param>
public sealed record PublicComponent(string Name, string? Description, string Status)
{
    /// <summary>When it was put on the page; absent where that was not recorded.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When its status last changed; absent where it never did.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>How it did in the last 90 days, oldest first.</summary>
    public IReadOnlyList<UptimeDay> History { get; init; } = [];
}

/// <summary>An incident, or planned work.</summary>
/// <param name="Name">Heading of its first post.</param>
/// <param name="Status">The latest public word.</param>
/// <param name="Impact"><c>minor</c>, <c>major</c> or <c>critical</c>: the worst it was posted with; <c>maintenance</c> of planned work.</param>
/// <param name="ResolvedAt">When it was over; absent while it is not.</param>
/// <param name="Posts">Newest first.</param>
public sealed record PublicIncident(
    Guid Id,
    string Name,
    string Status,
    string Impact,
    IReadOnlyList<string> Components,
    DateTimeOffset StartedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? MonitoringAt,
    DateTimeOffset? ResolvedAt,
    IReadOnlyList<PublicPost> Posts)
{
    public const string Scheduled = "scheduled";
    public const string InProgress = "in_progress";

    /// <summary>Of planned work: when it begins.</summary>
    public DateTimeOffset? ScheduledFor { get; init; }

    /// <summary>Of planned work: when it ends.</summary>
    public DateTimeOffset? ScheduledUntil { get; init; }

    /// <summary>Of planned work: it did not take place.</summary>
    public bool Cancelled { get; init; }
}

/// <param name="Title">One line of plain text.</param>
/// <param name="Body">Plain text in paragraphs.</param>
public sealed record PublicPost(Guid Id, string Status, string Title, string Body, DateTimeOffset PostedAt)
{
    /// <summary>What it means for components.</summary>
    public IReadOnlyList<PublicChange> Affected { get; init; } = [];

    /// <summary>The title with the public word before it, where it does not begin with that anyway.</summary>
    public string Heading() => Title.StartsWith(Spoken(), StringComparison.OrdinalIgnoreCase) ? Title : $"{Spoken()}: {Title}";

    private string Spoken() => Status.Replace('_', ' ');
}

/// <summary>What a post says of a component, beside what was said before it.</summary>
/// <param name="Before">One of <see cref="ComponentStatuses.Wire"/>.</param>
/// <param name="After">One of <see cref="ComponentStatuses.Wire"/>.</param>
public sealed record PublicChange(string Component, string Before, string After);
