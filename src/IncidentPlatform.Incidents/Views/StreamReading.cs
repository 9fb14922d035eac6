using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Incidents.Views;

/// <summary>Reads an incident's facts for the views that are computed from them.</summary>
public sealed class StreamReading(IQuerySession query)
{
    /// <summary>All facts in stream order; null where there is no such incident.</summary>
    public async Task<IReadOnlyList<Fact>?> Facts(string incident, CancellationToken ct) =>
        await IncidentReference.Find(query, incident, ct) is { } id && await query.Events.FetchStreamAsync(id, token: ct) is { Count: > 0 } events
            ? [.. events.Select(e => e.ToFact())]
            : null;
}
