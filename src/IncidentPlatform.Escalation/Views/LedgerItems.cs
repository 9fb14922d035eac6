using IncidentPlatform.Escalation.Domain;
using Marten;
using Marten.Linq.MatchesSql;
using Npgsql;

namespace IncidentPlatform.Escalation.Views;

/// <summary>Obligations or pages over all ledgers, in order of a time and their id.</summary>
internal static class LedgerItems
{
    /// <summary>One item: which ledger, which id, and the key a next page starts after.</summary>
    public sealed record Item(Guid LedgerId, Guid Id, string Key);

    /// <param name="list">Member of the ledger: <c>obligations</c> or <c>pages</c>.</param>
    /// <param name="orderedBy">Member of an item that holds its time.</param>
    /// <param name="after">Key of the last item before; null at the start.</param>
    /// <param name="conditions">SQL over <c>item</c> and <c>ledger</c>, with the value of its one parameter; null values do not filter.</param>
    public static async Task<IReadOnlyList<Item>> Find(
        IQuerySession query, string list, string orderedBy, string? after, int most, IEnumerable<(string Sql, object? Value)> conditions, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand();
        var where = new List<string>();
        foreach (var (sql, value) in conditions.Append(("(to_char((item->>'{0}')::timestamptz at time zone 'utc', 'YYYYMMDDHH24MISSUS') || (item->>'id')) > {1}", after)))
        {
            if (value is null)
                continue;
            command.Parameters.AddWithValue(value);
            where.Add(sql.Replace("{1}", $"${command.Parameters.Count}", StringComparison.Ordinal));
        }

        var filter = where.Count == 0 ? "" : $"where {string.Join(" and ", where)}";
        command.CommandText = $"""
            select ledger_id, (item->>'id')::uuid, to_char((item->>'{orderedBy}')::timestamptz at time zone 'utc', 'YYYYMMDDHH24MISSUS') || (item->>'id') as key
            from (select id as ledger_id, data as ledger, jsonb_array_elements(data->'{list}') as item from mt_doc_ledger) items
            {filter.Replace("{0}", orderedBy, StringComparison.Ordinal)}
            order by key limit {most}
            """;
        await using var reader = await query.ExecuteReaderAsync(command, ct);
        var found = new List<Item>();
        while (await reader.ReadAsync(ct))
            found.Add(new Item(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2)));
        return found;
    }

    /// <summary>The ledger that holds an obligation or a page; null where none does.</summary>
    public static async Task<Guid?> LedgerOf(IQuerySession query, Guid id, CancellationToken ct)
    {
        var found = await query.Query<Ledger>().Where(l => l.MatchesSql("d.items @> array[?]", id)).Select(l => l.Id).ToListAsync(ct);
        return found.Count > 0 ? found[0] : null;
    }
}
