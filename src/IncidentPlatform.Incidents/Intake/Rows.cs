using System.Data.Common;
using Marten;
using Npgsql;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>Reads rows within a session's transaction.</summary>
internal static class Rows
{
    public static async Task<IReadOnlyList<T>> Read<T>(this NpgsqlCommand command, IQuerySession session, Func<DbDataReader, T> read, CancellationToken ct)
    {
        await using var reader = await session.ExecuteReaderAsync(command, ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public static async Task<T?> ReadOne<T>(this NpgsqlCommand command, IQuerySession session, Func<DbDataReader, T> read, CancellationToken ct) =>
        await command.Read(session, read, ct) is [var first, ..] ? first : default;
}
