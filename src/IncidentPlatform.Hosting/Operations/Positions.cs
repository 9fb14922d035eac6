using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.Messaging;
using Npgsql;

namespace IncidentPlatform.Hosting.Operations;

/// <summary>Where a service stands: what it appended, published, took in, and what is due; read in one snapshot of its database.</summary>
/// <param name="HighWater">Sequence of the last event appended.</param>
/// <param name="Relayed">Sequence up to which the relay has published.</param>
/// <param name="Published">Messages published, by message type; each counted once however often it was sent.</param>
/// <param name="TakenIn">Messages taken in, by consumer.</param>
/// <param name="Held">Facts that wait for a missing one.</param>
/// <param name="Due">Timers and effects that are due now or under way.</param>
/// <param name="NextDue">When the next one is due on the domain's clock.</param>
/// <param name="Waiting">What else the service is still working on, by name.</param>
public sealed record Positions(
    long HighWater, long Relayed, IReadOnlyDictionary<string, long> Published, IReadOnlyDictionary<string, long> TakenIn,
    long Held, long Due, DateTimeOffset? NextDue, IReadOnlyDictionary<string, long> Waiting)
{
    /// <summary>Nothing left to do in this service; whether others have taken in what it published is for who asks all of them.</summary>
    public bool Quiet => Relayed >= HighWater && Held == 0 && Due == 0 && Waiting.Values.All(n => n == 0);
}

/// <summary>Something a service may still be working on: a name and a count of what is left.</summary>
public sealed record StillWaiting(string Name, string Sql);

internal sealed class PositionReader(NpgsqlDataSource database, DomainClock clock, IEnumerable<StillWaiting> waiting)
{
    public async Task<Positions> Read(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var counts = new Dictionary<string, long>();
        foreach (var one in waiting)
            counts[one.Name] = (await Rows(connection, one.Sql, r => r.GetInt64(0), ct)).Single();
        return new Positions(
            (await Rows(connection, "select coalesce(max(seq_id), 0) from mt_events", r => r.GetInt64(0), ct)).Single(),
            (await Rows(connection, $"select coalesce(max(last_seq_id), 0) from mt_event_progression where name = '{Relay.ShardName}'", r => r.GetInt64(0), ct)).Single(),
            (await Rows(connection, "select message, count from relayed", r => (r.GetString(0), r.GetInt64(1)), ct)).ToDictionary(),
            (await Rows(connection, "select consumer, count(*) from inbox group by consumer", r => (r.GetString(0), r.GetInt64(1)), ct)).ToDictionary(),
            (await Rows(connection, "select count(*) from held_fact", r => r.GetInt64(0), ct)).Single(),
            (await Rows(connection, "select count(*) from due_work where (clock = 0 and due <= $1) or clock = 1 or claimed_until is not null", r => r.GetInt64(0), ct, clock.GetUtcNow())).Single(),
            (await Rows(connection, "select min(due) from due_work where clock = 0 and due > $1", r => r.IsDBNull(0) ? (DateTimeOffset?)null : r.GetFieldValue<DateTimeOffset>(0), ct, clock.GetUtcNow())).Single(),
            counts);
    }

    private static async Task<List<T>> Rows<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct, DateTimeOffset? now = null)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        if (now is { } at)
            command.Parameters.AddWithValue(at.ToUniversalTime());
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
            rows.Add(read(reader));
        return rows;
    }
}
