using System.Data;
using System.Text;
using IncidentPlatform.Chain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace IncidentPlatform.Hosting.EventStore;

/// <summary>Streams as they lie in the store, for whoever checks them elsewhere: streamed, in one snapshot of the database.</summary>
public sealed class StreamExport(NpgsqlDataSource database, StreamRegistry streams)
{
    private const string Facts =
        """
        select e.stream_id, e.id, e.version, e.type, e.data::text, e.headers::text, h.version, h.hash
        from mt_events e left join stream_head h on h.stream_id = e.stream_id
        where $1 is null or e.stream_id = $1
        order by e.stream_id, e.version
        """;

    private const string HeadsWithoutFacts =
        """
        select h.stream_id, h.version, h.hash from stream_head h
        where ($1 is null or h.stream_id = $1) and not exists (select 1 from mt_events e where e.stream_id = h.stream_id)
        """;

    /// <summary>Answers with one stream; with all of them where none is named.</summary>
    /// <param name="limits">What is left out, asked once the snapshot stands: what was restricted before it is known then.</param>
    public PushStreamHttpResult Answer(string name, Guid? stream, Func<CancellationToken, Task<ExportLimits>> limits, CancellationToken ct) =>
        TypedResults.Stream(body => Write(body, stream, limits, ct), Export.MediaType, $"{name}.ndjson");

    private async Task Write(Stream body, Guid? stream, Func<CancellationToken, Task<ExportLimits>> limits, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await using (var snapshot = new NpgsqlCommand("select 1", connection))
            await snapshot.ExecuteScalarAsync(ct);
        var left = await limits(ct);
        await using var lines = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        var (found, facts, restricted) = (0L, 0L, 0L);
        (Guid Id, StreamHead? Head)? current = null;
        await using (var command = Of(Facts, connection, stream))
        await using (var row = await command.ExecuteReaderAsync(ct))
            while (await row.ReadAsync(ct))
            {
                var id = row.GetGuid(0);
                if (current?.Id != id)
                {
                    await End(current);
                    current = (id, row.IsDBNull(6) ? null : new StreamHead(row.GetInt64(6), row.GetString(7)));
                }

                if (left.Streams.Contains(id))
                    continue;
                facts++;
                var (type, data, headers) = (row.GetString(3), row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5));
                await lines.WriteLineAsync(left.Words.Contains(type)
                    ? Export.LineWithoutWords(id, row.GetGuid(1), row.GetInt64(2), type, data, headers)
                    : Export.Line(id, row.GetGuid(1), row.GetInt64(2), type, data, headers));
            }

        await End(current);
        await using (var command = Of(HeadsWithoutFacts, connection, stream))
        await using (var row = await command.ExecuteReaderAsync(ct))
            while (await row.ReadAsync(ct))
                await End((row.GetGuid(0), new StreamHead(row.GetInt64(1), row.GetString(2))));

        await lines.WriteLineAsync(Export.Line(new ExportEnd(streams.Service, TimeProvider.System.GetUtcNow(), stream is null, found, facts, restricted)));

        async Task End((Guid Id, StreamHead? Head)? ended)
        {
            if (ended is not { } one)
                return;
            if (left.Streams.Contains(one.Id))
            {
                restricted++;
                await lines.WriteLineAsync(Export.Line(new RestrictedStream(Export.MarkOf(one.Id), one.Head)));
                return;
            }

            found++;
            if (one.Head is { } head)
                await lines.WriteLineAsync(Export.Line(one.Id, head));
        }
    }

    private static NpgsqlCommand Of(string sql, NpgsqlConnection connection, Guid? stream) => new(sql, connection)
    {
        // As long as the reader takes: the connection's time-outs guard against a server that is silent.
        CommandTimeout = 0,
        Parameters = { new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid, Value = (object?)stream ?? DBNull.Value } },
    };
}
