using IncidentPlatform.Chain;
using IncidentPlatform.Hosting.Adapters;
using IncidentPlatform.Hosting.EventStore;
using Npgsql;

namespace IncidentPlatform.Hosting.Checkpoints;

/// <summary>What taking a checkpoint came to.</summary>
/// <param name="Checkpoint">The newest one after.</param>
/// <param name="Faults">Why none was taken: what the store no longer holds of the one before.</param>
public sealed record TakenCheckpoint(SignedCheckpoint? Checkpoint, IReadOnlyList<string> Faults);

/// <summary>
/// Signs where every stream stands, naming the checkpoint before, and signs nothing that contradicts it: a stream that is gone, ends
/// earlier or was chained anew is an alarm, not a new truth.
/// </summary>
public sealed class CheckpointTaker
{
    private readonly NpgsqlDataSource database;
    private readonly StreamRegistry streams;
    private readonly CheckpointSettings? settings;
    private readonly ICheckpointStore? store;

    internal CheckpointTaker(NpgsqlDataSource database, StreamRegistry streams, CheckpointSettings? settings, ICheckpointStore? store) =>
        (this.database, this.streams, this.settings, this.store) = (database, streams, settings, store);

    public bool IsConfigured => store is not null;

    internal TimeSpan Every => settings!.Every;

    /// <summary>The public key that auditors check with, PEM.</summary>
    public string PublicKey()
    {
        using var key = settings!.OpenKey();
        return key.ExportSubjectPublicKeyInfoPem();
    }

    public Task<SignedCheckpoint?> Latest(CancellationToken ct) => store?.Latest(ct) ?? Task.FromResult<SignedCheckpoint?>(null);

    public Task<SignedCheckpoint?> Find(long number, CancellationToken ct) => store!.Find(number, ct);

    /// <summary>Takes one, whichever instance is asked: one at a time.</summary>
    /// <param name="evenIfUnchanged">Also where nothing was recorded since the last one.</param>
    public async Task<TakenCheckpoint> Take(bool evenIfUnchanged, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var one = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended('checkpoint', 0))", connection))
            await one.ExecuteNonQueryAsync(ct);

        var before = await store!.Latest(ct);
        using var key = settings!.OpenKey();
        if (before is not null && !before.IsSignedBy(key))
            return new TakenCheckpoint(before, [$"Checkpoint {before.Checkpoint.Number} is not signed by this key."]);
        if (before is not null && await Contradictions(connection, before.Checkpoint, ct) is { Count: > 0 } faults)
            return new TakenCheckpoint(before, faults);

        var now = await Heads(connection, ct);
        if (!evenIfUnchanged && before is not null && now.SequenceEqual(before.Checkpoint.Streams))
            return new TakenCheckpoint(before, []);
        var next = SignedCheckpoint.Sign(
            new Checkpoint(streams.Service, (before?.Checkpoint.Number ?? 0) + 1, TimeProvider.System.GetUtcNow(), before?.Checkpoint.Hash() ?? "", now), key);
        await store.Keep(next, ct);
        return new TakenCheckpoint(next, []);
    }

    private static async Task<List<CheckpointedStream>> Heads(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select stream_id, version, hash from stream_head order by stream_id", connection);
        await using var row = await command.ExecuteReaderAsync(ct);
        var heads = new List<CheckpointedStream>();
        while (await row.ReadAsync(ct))
            heads.Add(new CheckpointedStream(row.GetGuid(0), row.GetInt64(1), row.GetString(2)));
        return heads;
    }

    /// <summary>What the checkpoint holds and the store does not.</summary>
    private static async Task<List<string>> Contradictions(NpgsqlConnection connection, Checkpoint held, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select w.id, w.version, e.headers->'chain'->>'hash' is null
            from unnest($1, $2, $3) as w(id, version, head)
            left join mt_events e on e.stream_id = w.id and e.version = w.version
            where e.headers->'chain'->>'hash' is distinct from w.head
            order by w.id
            """, connection);
        command.Parameters.AddWithValue(held.Streams.Select(s => s.Id).ToArray());
        command.Parameters.AddWithValue(held.Streams.Select(s => s.Version).ToArray());
        command.Parameters.AddWithValue(held.Streams.Select(s => s.Head).ToArray());
        await using var row = await command.ExecuteReaderAsync(ct);
        var faults = new List<string>();
        while (await row.ReadAsync(ct))
            faults.Add($"Stream {row.GetGuid(0)}: version {row.GetInt64(1)} {(row.GetBoolean(2) ? "is missing" : "is not the one")}, which checkpoint {held.Number} holds.");
        return faults;
    }
}
