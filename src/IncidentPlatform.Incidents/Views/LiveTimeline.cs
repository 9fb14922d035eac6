using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Domain;
using Marten;
using Microsoft.AspNetCore.Mvc;

namespace IncidentPlatform.Incidents.Views;

/// <summary>The timeline as it is written: server-sent events whose id is the fact's version, so that a broken connection is taken up where it broke.</summary>
public static class LiveTimeline
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/timeline/live", async (
            string incident, long? after, [FromHeader(Name = "Last-Event-ID")] string? lastEventId, Caller caller, IDocumentStore store, IHostApplicationLifetime lifetime, CancellationToken ct) =>
        {
            await using var query = store.QuerySession();
            if (await IncidentReference.Find(query, incident, caller, ct) is not { } id)
            {
                return Problems.NotFound("incident", incident);
            }

            var from = long.TryParse(lastEventId, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : Math.Max(0, after ?? 0);
            return TypedResults.ServerSentEvents(Follow(store, id, caller, from, lifetime.ApplicationStopping, ct));
        })
        .WithTags("incidents").WithSummary("The timeline as it is written, as server-sent events.")
        .Produces<Timeline.Row>(200, "text/event-stream").ProducesProblem(404);

    private static async IAsyncEnumerable<SseItem<Timeline.Row>> Follow(
        IDocumentStore store, Guid incident, Caller caller, long from, CancellationToken stopping, [EnumeratorCancellation] CancellationToken ct)
    {
        using var pause = new PeriodicTimer(Between);
        using var stop = stopping.Register(pause.Dispose);
        do
        {
            if (await After(store, incident, caller, from, ct) is not { } rows)
            {
                yield break;
            }

            foreach (var row in rows)
            {
                from = row.Version;
                yield return new SseItem<Timeline.Row>(row) { EventId = row.Version.ToString(CultureInfo.InvariantCulture) };
            }
        }
        while (await pause.WaitForNextTickAsync(ct));
    }

    /// <summary>A session of its own for each look: nobody who only listens holds a connection. Null once the incident is not the caller's to see.</summary>
    private static async Task<IReadOnlyList<Timeline.Row>?> After(IDocumentStore store, Guid incident, Caller caller, long from, CancellationToken ct)
    {
        await using var query = store.QuerySession();
        var events = await query.Events.FetchStreamAsync(incident, fromVersion: from + 1, token: ct);

        // Asked after reading: what closes the incident to the caller is not told to them.
        return await IncidentReference.Find(query, incident.ToString(), caller, ct) is null ? null
            : events.Count > 0 && await query.LoadAsync<Incident>(incident, ct) is { } state
                ? [.. events.Where(e => e.Version > from).Select(e => Timeline.RowOf(e.ToFact().Shown(caller, state)))]
                : [];
    }
}
