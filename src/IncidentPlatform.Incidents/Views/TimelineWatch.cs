using System.Collections.Concurrent;
using System.Threading.Channels;
using IncidentPlatform.Incidents.Domain;
using JasperFx.Events;
using Marten;
using Npgsql;

namespace IncidentPlatform.Incidents.Views;

/// <summary>
/// One look for everybody who listens: the heads of all incidents that are listened to are read together, and what is new is read once
/// and handed to each listener. Nobody who only listens holds a connection.
/// </summary>
public sealed partial class TimelineWatch(NpgsqlDataSource database, IDocumentStore store, ILogger<TimelineWatch> log) : BackgroundService
{
    /// <summary>A slow listener loses batches, sees the gap, and reads it for itself.</summary>
    private const int Behind = 16;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<Guid, Watched> watched = new();

    /// <summary>Something written; each listener reads it as it may.</summary>
    /// <param name="Incident">As it stands.</param>
    /// <param name="Corrected">What it corrects, where it is a correction.</param>
    /// <param name="Marks">The corrections there are by now.</param>
    public sealed record Entry(Incident Incident, IEvent Written, IEvent? Corrected, TimelineMarks Marks);

    /// <summary>What came; the incident's last version may be higher than that of the last entry.</summary>
    public sealed record Batch(long Last, IReadOnlyList<Entry> Entries);

    /// <summary>Listens to an incident until disposed.</summary>
    public Listening Listen(Guid incident)
    {
        var channel = Channel.CreateBounded<Batch>(new BoundedChannelOptions(Behind) { FullMode = BoundedChannelFullMode.DropOldest });
        watched.AddOrUpdate(incident, _ => new Watched([channel], Seen: null), (_, w) => w with { Listeners = [.. w.Listeners, channel] });
        return new Listening(channel.Reader, () => Leave(incident, channel));
    }

    /// <summary>The entries of an incident after a version.</summary>
    public async Task<IReadOnlyList<Entry>> After(Guid incident, long version, CancellationToken ct)
    {
        await using var query = store.QuerySession();
        var written = (await query.Events.FetchStreamAsync(incident, fromVersion: version + 1, token: ct)).Where(e => e.Version > version).ToList();
        if (written.Count == 0 || await query.LoadAsync<Incident>(incident, ct) is not { } state)
        {
            return [];
        }

        var marks = written.Any(e => e.Data is FactCorrected) ? TimelineMarks.Among(await Knowledge.FactsThatMark(query, [incident], ct)) : TimelineMarks.None;
        var entries = new List<Entry>(written.Count);
        foreach (var e in written)
        {
            entries.Add(new Entry(state, e, e.Data is FactCorrected correction ? await query.Events.LoadAsync(correction.FactId, ct) : null, marks));
        }

        return entries;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pause = new PeriodicTimer(Between);
        while (await pause.WaitForNextTickAsync(stoppingToken))
        {
            if (watched.IsEmpty)
            {
                continue;
            }

            try
            {
                foreach (var (incident, head) in await Heads(stoppingToken))
                {
                    await Tell(incident, head, stoppingToken);
                }
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                LogNotLooked(log, e.GetType().Name);
            }
        }
    }

    private async Task<List<(Guid Incident, long Head)>> Heads(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select stream_id, version from stream_head where stream_id = any($1)");
        command.Parameters.AddWithValue(watched.Keys.ToArray());
        await using var reader = await command.ExecuteReaderAsync(ct);
        var heads = new List<(Guid, long)>();
        while (await reader.ReadAsync(ct))
        {
            heads.Add((reader.GetGuid(0), reader.GetInt64(1)));
        }

        return heads;
    }

    /// <summary>The first look at an incident only tells how far it goes: each listener reads for itself what came before.</summary>
    private async Task Tell(Guid incident, long head, CancellationToken ct)
    {
        if (!watched.TryGetValue(incident, out var w) || w.Seen == head)
        {
            return;
        }

        var entries = w.Seen is { } seen ? await After(incident, seen, ct) : [];
        var batch = new Batch(entries.Count > 0 ? entries[^1].Written.Version : head, entries);
        var now = watched.AddOrUpdate(incident, _ => new Watched([], batch.Last), (_, current) => current with { Seen = batch.Last });
        foreach (var listener in now.Listeners)
        {
            listener.Writer.TryWrite(batch);
        }

        if (now.Listeners.Count == 0)
        {
            watched.TryRemove(KeyValuePair.Create(incident, now));
        }
    }

    private void Leave(Guid incident, Channel<Batch> channel)
    {
        while (watched.TryGetValue(incident, out var w))
        {
            var without = w with { Listeners = [.. w.Listeners.Where(l => l != channel)] };
            if (without.Listeners.Count == 0 ? watched.TryRemove(KeyValuePair.Create(incident, w)) : watched.TryUpdate(incident, without, w))
            {
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Timelines that are listened to cannot be looked at ({Reason}); tried again.")]
    private static partial void LogNotLooked(ILogger log, string reason);

    private sealed record Watched(IReadOnlyList<Channel<Batch>> Listeners, long? Seen);
}

/// <summary>One listener's place with an incident.</summary>
public sealed class Listening(ChannelReader<TimelineWatch.Batch> batches, Action leave) : IDisposable
{
    public ChannelReader<TimelineWatch.Batch> Batches { get; } = batches;

    public void Dispose() => leave();
}
