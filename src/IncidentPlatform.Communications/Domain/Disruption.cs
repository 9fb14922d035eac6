namespace IncidentPlatform.Communications.Domain;

/// <summary>For a time a component was not as it should be.</summary>
/// <param name="Until">When that changed; absent while it is so.</param>
public sealed record Disruption(string Component, ComponentStatus Status, DateTimeOffset From, DateTimeOffset? Until);

public static class Disruptions
{
    /// <summary>What the posts of an incident say: each holds until the next.</summary>
    /// <param name="posts">Oldest first.</param>
    public static IEnumerable<Disruption> Of(IReadOnlyList<StatusPost> posts) =>
        from n in Enumerable.Range(0, posts.Count)
        let status = ComponentStatuses.After(posts.Take(n + 1))
        where status != ComponentStatus.Operational
        from component in posts[n].Components
        select new Disruption(component, status, posts[n].PostedAt, n + 1 < posts.Count ? posts[n + 1].PostedAt : null);

    public static IEnumerable<Disruption> Of(Maintenance maintenance) => maintenance.BegunAt is { } begun
        ? maintenance.Components.Select(c => new Disruption(c, ComponentStatus.UnderMaintenance, begun, maintenance.EndedAt))
        : [];
}
