using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Messaging;
using Marten;

namespace IncidentPlatform.Communications.Tickets;

/// <summary>The incidents whose tickets are looked at, with the services they affect.</summary>
internal static class WatchedIncidents
{
    public static async Task<IReadOnlyList<IncidentCopy>> Of(IQuerySession query, CancellationToken ct)
    {
        var open = await query.Query<Conversation>()
            .Where(c => c.Situation.Mode == Modes.Live && c.Situation.Status != "closed" && c.Situation.Status != "cancelled" && c.Situation.Status != "merged")
            .Select(c => new Followed(c.Id, c.Situation)).ToListAsync(ct);
        Guid[] watched = [.. open.Where(c => TicketVolumes.AreWatched(c.Situation)).Select(c => c.Id)];
        return watched.Length == 0 ? [] : await query.LoadManyAsync<IncidentCopy>(ct, watched);
    }

    private sealed record Followed(Guid Id, Situation Situation);
}
