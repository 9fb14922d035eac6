namespace IncidentPlatform.Incidents.Domain;

/// <summary>The record of command of a linked incident, read through its links.</summary>
public static class CommandRecords
{
    /// <summary>Each time under a root shows as the persons who commanded the root in that time: without gap or overlap, as it was.</summary>
    /// <param name="roots">The records of the roots it was ever under.</param>
    public static IReadOnlyList<CommandInterval> Through(
        IReadOnlyList<CommandInterval> own, IReadOnlyDictionary<Guid, IReadOnlyList<CommandInterval>> roots) =>
        [.. own.SelectMany(i => i.Root is { } root && roots.TryGetValue(root, out var above) ? Within(i, above) : [i])];

    private static List<CommandInterval> Within(CommandInterval link, IReadOnlyList<CommandInterval> above)
    {
        var shown = above
            .Where(r => (r.To is null || r.To > link.From) && (link.To is null || r.From < link.To))
            .Select(r => r with { From = Later(r.From, link.From), To = Earlier(r.To, link.To), Root = link.Root })
            .ToList();
        return shown.Count > 0 ? shown : [link];
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other : other is null || one < other ? one : other;
}
