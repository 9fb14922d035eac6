using IncidentPlatform.Contracts;
using Marten;

namespace IncidentPlatform.Hosting.Messaging;

/// <summary>A sibling's copy of what the feed last said of an incident.</summary>
public sealed record IncidentCopy
{
    public Guid Id { get; init; }

    /// <summary>Every fact up to here has been handled, in order.</summary>
    public long Version { get; init; }

    public long StateVersion { get; init; }

    public required IncidentState State { get; init; }
}

public static class IncidentCopies
{
    /// <summary>The copy; null where no fact of the incident was handled yet.</summary>
    public static Task<IncidentCopy?> Find(IQuerySession query, Guid incidentId, CancellationToken ct = default) =>
        query.LoadAsync<IncidentCopy>(incidentId, ct);
}
