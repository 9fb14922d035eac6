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
    public IEnumerable<PublicIncident> Unresolved => Incidents.Where(i => i.ResolvedAt is null);
}

/// <param name="Status"><c>operational</c>, <c>degraded_performance</c>, <c>partial_outage</c> or <c>major_outage</c>.</param>
public sealed record PublicComponent(string Name, string? Description, string Status);

/// <param name="Name">Heading of its first post.</param>
/// <param name="Status">The latest public word.</param>
/// <param name="Impact"><c>minor</c>, <c>major</c> or <c>critical</c>: the worst it was posted with.</param>
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
    IReadOnlyList<PublicPost> Posts);

/// <param name="Title">One line of plain text.</param>
/// <param name="Body">Plain text in paragraphs.</param>
public sealed record PublicPost(Guid Id, string Status, string Title, string Body, DateTimeOffset PostedAt)
{
    /// <summary>The title with the public word before it, where it does not begin with that anyway.</summary>
    public string Heading() => Title.StartsWith(Status, StringComparison.OrdinalIgnoreCase) ? Title : $"{Status}: {Title}";
}
