using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Incidents.Views;

/// <summary>Reads an incident's facts, as this caller may read them, for the views that are computed from them.</summary>
public sealed class StreamReading(IQuerySession query, Caller caller)
{
    /// <summary>All facts in stream order; null where there is no such incident, or it is not the caller's to see.</summary>
    public async Task<IReadOnlyList<Fact>?> Facts(string incident, CancellationToken ct) =>
        await IncidentReference.Find(query, incident, caller, ct) is { } id && await query.LoadAsync<Incident>(id, ct) is { } state
            ? [.. (await query.Events.FetchStreamAsync(id, token: ct)).Select(e => e.ToFact().Shown(caller, state))]
            : null;
}
