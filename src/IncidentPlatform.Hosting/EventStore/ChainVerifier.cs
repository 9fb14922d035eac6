using IncidentPlatform.Chain;
using IncidentPlatform.Hosting.Checkpoints;
using Npgsql;

namespace IncidentPlatform.Hosting.EventStore;

/// <summary>Checks the hash chain of a stream against the rows as stored, and against the newest checkpoint where there are any.</summary>
public sealed class ChainVerifier(NpgsqlDataSource database, CheckpointTaker checkpoints)
{
    /// <summary>What holds of a stream; null where neither the store nor a checkpoint has ever heard of it.</summary>
    public async Task<ChainReport?> Verify(Guid stream, CancellationToken ct)
    {
        var newest = (await checkpoints.Latest(ct))?.Checkpoint;
        Witness[] witnesses = [.. newest?.Streams.Where(s => s.Id == stream).Select(s => new Witness(newest.Number, s.Version, s.Head)) ?? []];
        var check = new StreamCheck(stream, witnesses);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        await using (var command = new NpgsqlCommand($"select {StoredFacts.Columns} from mt_events where stream_id = $1 order by version", connection))
        {
            command.Parameters.AddWithValue(stream);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                check.Take(StoredFacts.Read(reader));
        }

        await using var head = new NpgsqlCommand("select version, hash from stream_head where stream_id = $1", connection);
        head.Parameters.AddWithValue(stream);
        await using var last = await head.ExecuteReaderAsync(ct);
        var end = await last.ReadAsync(ct) ? new StreamHead(last.GetInt64(0), last.GetString(1)) : null;
        var report = check.End(end);
        return report.Facts == 0 && end is null && witnesses.Length == 0 ? null : report;
    }
}
