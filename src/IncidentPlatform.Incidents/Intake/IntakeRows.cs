using System.Diagnostics;
using System.Text.Json;
using IncidentPlatform.Contracts;
using Marten;
using Npgsql;
using NpgsqlTypes;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>A webhook that was taken in and is to be looked at.</summary>
/// <param name="At">Where the row stands in its table; it stays there while it is locked.</param>
/// <param name="Size">Of its alerts as they are kept, in bytes.</param>
internal sealed record IntakeRow(
    NpgsqlTid At, string Source, string BodyHash, int Size, IReadOnlyList<ReceivedAlert> Alerts, string Trace, DateTimeOffset ReceivedAt);

internal static class IntakeRows
{
    /// <summary>No more rows are taken once they hold this many bytes: one webhook may hold ten thousand alerts, and a batch is in memory as a whole.</summary>
    private const int MostBytes = 2 * 1024 * 1024;

    /// <summary>Takes rows that nobody else has in hand, oldest first, for this transaction.</summary>
    public static async Task<IReadOnlyList<IntakeRow>> Take(IDocumentSession session, int most, CancellationToken ct)
    {
        await session.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand(
            """
            select ctid, source, body_hash, octet_length(alerts), alerts, trace, received_at from intake_alert
            where processed_at is null and seq <= (
                select max(seq) from (
                    select seq, sum(size) over (order by seq) - size as before
                    from (select seq, octet_length(alerts) as size from intake_alert where processed_at is null order by seq limit $1) oldest) summed
                where before < $2)
            order by seq limit $1 for update skip locked
            """);
        command.Parameters.AddWithValue(most);
        command.Parameters.AddWithValue(MostBytes);
        return await command.Read(
            session,
            r => new IntakeRow(
                r.GetFieldValue<NpgsqlTid>(0), r.GetString(1), r.GetString(2), r.GetInt32(3),
                JsonSerializer.Deserialize<List<ReceivedAlert>>(r.GetString(4), Wire.Json) ?? [], r.GetString(5), r.GetFieldValue<DateTimeOffset>(6)),
            ct);
    }

    /// <summary>Whether nothing more waits: these are fewer than are taken at once.</summary>
    public static bool AreAll(IReadOnlyList<IntakeRow> rows, int most) => rows.Count < most && rows.Sum(r => (long)r.Size) < MostBytes;

    /// <summary>Takes in alerts that the platform itself has to tell of, with what else the session does.</summary>
    public static void Queue(IDocumentSession session, string source, string bodyHash, IReadOnlyList<ReceivedAlert> alerts) => session.QueueSqlCommand(
        "insert into intake_alert (source, body_hash, alerts, trace, received_at) values (?, ?, ?, ?, ?)",
        source, bodyHash, JsonSerializer.Serialize(alerts, Wire.Json), Activity.Current?.Id ?? "", TimeProvider.System.GetUtcNow());

    /// <remarks>The array stands in one of its own, or its texts would be taken for the parameters.</remarks>
    public static void MarkProcessed(IDocumentSession session, IReadOnlyList<IntakeRow> rows) => session.QueueSqlCommand(
        "update intake_alert set processed_at = now() where ctid = any(?::text[]::tid[])",
        new object[] { rows.Select(r => $"({r.At.BlockNumber},{r.At.OffsetNumber})").ToArray() });

    /// <summary>Sets the oldest row aside with what was wrong, so that the rest goes on; the row stays.</summary>
    public static void SetOldestAside(IDocumentSession session, string error) => session.QueueSqlCommand(
        "update intake_alert set processed_at = now(), error = ? where seq = (select seq from intake_alert where processed_at is null order by seq limit 1)", error);
}
