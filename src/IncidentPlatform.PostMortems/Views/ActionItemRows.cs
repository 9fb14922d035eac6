using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using Marten;
using Marten.Linq.MatchesSql;
using Npgsql;
using NpgsqlTypes;

namespace IncidentPlatform.PostMortems.Views;

/// <summary>Action items over all review files.</summary>
internal static class ActionItemRows
{
    /// <summary>One item: whose, which, and the key a next page starts after.</summary>
    public sealed record Row(Guid IncidentId, Guid Id, string Key);

    private const string ByDueThenId =
        """
        select incident_id, (item->>'id')::uuid, key
        from (select f.id as incident_id, item, to_char((item->>'due')::timestamptz at time zone 'utc', 'YYYYMMDDHH24MISSUS') || (item->>'id') as key
              from mt_doc_reviewfile f, jsonb_array_elements(f.data->'actionItems') item) items
        where ($1 is null or incident_id = $1) and ($2 is null or key > $2)
        order by key limit $3
        """;

    /// <param name="incident">Of this incident only.</param>
    /// <param name="after">Key of the last item before; null at the start.</param>
    public static async Task<IReadOnlyList<Row>> ByDueDate(IQuerySession query, Guid? incident, string? after, int most, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(ByDueThenId);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)incident ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)after ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = most, NpgsqlDbType = NpgsqlDbType.Integer });
        await using var reader = await query.ExecuteReaderAsync(command, ct);
        var rows = new List<Row>();
        while (await reader.ReadAsync(ct))
            rows.Add(new Row(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2)));
        return rows;
    }

    /// <summary>The file that holds an item; null where none does.</summary>
    public static async Task<ReviewFile?> FileOf(IQuerySession query, Guid item, CancellationToken ct)
    {
        var found = await query.Query<ReviewFile>()
            .Where(f => f.MatchesSql("d.data @> ?::jsonb", $$"""{"actionItems":[{"id":"{{item}}"}]}""")).Take(1).ToListAsync(ct);
        return found.Count > 0 ? found[0] : null;
    }
}
