using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Kernel;
using Marten;
using Microsoft.AspNetCore.Mvc;

namespace IncidentPlatform.Incidents.Views;

/// <summary>
/// The timeline as it is written: server-sent events whose id is the fact's version, so that a broken connection is taken up where it
/// broke. A correction is preceded by an event <c>corrected</c> with the row that it corrects, as it reads now. Comments keep proxies
/// from closing a connection on which nothing happens.
/// </summary>
public static class LiveTimeline
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(15);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/timeline/live", async (
            string incident, long? after, [FromHeader(Name = "Last-Event-ID")] string? lastEventId, Caller caller, IQuerySession query,
            TimelineWatch watch, IConfiguration configuration, IHostApplicationLifetime lifetime, HttpResponse response, CancellationToken ct) =>
        {
            if (await IncidentReference.Find(query, incident, caller, ct) is not { } id || await query.Events.FetchStreamStateAsync(id, ct) is null)
            {
                return Problems.NotFound("incident", incident);
            }

            await query.DisposeAsync();
            var from = long.TryParse(lastEventId, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : Math.Max(0, after ?? 0);
            var heartbeat = configuration.GetValue("LiveTimeline:HeartbeatSeconds", Usual.TotalSeconds);
            response.Headers.CacheControl = "no-cache";
            response.Headers["X-Accel-Buffering"] = "no";
            return TypedResults.Stream(
                async body =>
                {
                    using var ends = CancellationTokenSource.CreateLinkedTokenSource(ct, lifetime.ApplicationStopping);
                    await Follow(watch, caller, id, from, body, TimeSpan.FromSeconds(heartbeat), ends.Token);
                },
                "text/event-stream");
        })
        .WithTags("incidents").WithSummary("The timeline as it is written, as server-sent events.")
        .Produces<Timeline.Row>(200, "text/event-stream").ProducesProblem(404);

    private static async Task Follow(TimelineWatch watch, Caller caller, Guid incident, long from, Stream body, TimeSpan heartbeat, CancellationToken ends)
    {
        try
        {
            using var listening = watch.Listen(incident);
            await Comment(body, "listening", ends);
            var written = await Write(body, caller, await watch.After(incident, from, ends), from, ends);
            while (written is { } last)
            {
                if (await Next(listening.Batches, heartbeat, ends) is not { } batch)
                {
                    await Comment(body, "alive", ends);
                }
                else if (batch.Last > last)
                {
                    var connects = batch.Entries.Count > 0 && batch.Entries[0].Written.Version <= last + 1;
                    written = await Write(body, caller, connects ? batch.Entries : await watch.After(incident, last, ends), last, ends);
                }
            }
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // The listener went, or the service stops: the listener comes back with Last-Event-ID.
        }
    }

    /// <summary>What comes next; null where nothing came for so long.</summary>
    private static async Task<TimelineWatch.Batch?> Next(ChannelReader<TimelineWatch.Batch> batches, TimeSpan heartbeat, CancellationToken ends)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ends);
        patience.CancelAfter(heartbeat);
        try
        {
            return await batches.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!ends.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <returns>The last version written; null where the incident is no longer the listener's to see.</returns>
    private static async Task<long?> Write(Stream body, Caller caller, IReadOnlyList<TimelineWatch.Entry> entries, long from, CancellationToken ct)
    {
        if (entries.Any(e => !caller.Sees(e.Incident)))
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var entry in entries.Where(e => e.Written.Version > from))
        {
            if (entry.Corrected is { } corrected)
            {
                text.Append("event: corrected\ndata: ").Append(Row(corrected.ToFact().Shown(caller, entry.Incident), entry)).Append("\n\n");
            }

            from = entry.Written.Version;
            text.Append(CultureInfo.InvariantCulture, $"id: {from}\ndata: {Row(entry.Written.ToFact().Shown(caller, entry.Incident), entry)}\n\n");
        }

        await Send(body, text.ToString(), ct);
        return from;
    }

    private static string Row(Fact fact, TimelineWatch.Entry entry) => JsonSerializer.Serialize(Timeline.RowOf(fact, entry.Marks), Wire.Json);

    private static Task Comment(Stream body, string text, CancellationToken ct) => Send(body, $": {text}\n\n", ct);

    private static async Task Send(Stream body, string text, CancellationToken ct)
    {
        await body.WriteAsync(Encoding.UTF8.GetBytes(text), ct);
        await body.FlushAsync(ct);
    }
}
