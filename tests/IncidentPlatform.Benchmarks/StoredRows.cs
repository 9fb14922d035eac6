using Npgsql;

namespace IncidentPlatform.Benchmarks;

/// <summary>Fills a service's database by copying what the service wrote, row by row, in the database.</summary>
internal static class StoredRows
{
    /// <summary>Copies rows once for each new stream, with some columns made anew.</summary>
    public static async Task Copy(
        NpgsqlDataSource database, string table, string where, Guid model, IReadOnlyCollection<(int N, Guid Id)> to, Dictionary<string, string> anew)
    {
        var columns = new List<string>();
        await using (var ask = database.CreateCommand($"select column_name from information_schema.columns where table_schema = 'public' and table_name = '{table}' and is_generated = 'NEVER'"))
        await using (var reader = await ask.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                columns.Add(reader.GetString(0));
        }

        await Execute(
            database,
            $"""
            insert into {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))})
            select {string.Join(", ", columns.Select(c => anew.GetValueOrDefault(c) ?? $"t.\"{c}\""))}
            from {table} t, unnest($2::uuid[], $3::int[]) as new(id, n) where {where}
            """,
            model, to.Select(t => t.Id).ToArray(), to.Select(t => t.N).ToArray());
    }

    /// <summary>Copies a stream, its facts and its head once for each new stream.</summary>
    public static async Task CopyStream(NpgsqlDataSource database, Guid model, IReadOnlyCollection<(int N, Guid Id)> to)
    {
        await Copy(database, "mt_streams", "t.id = $1", model, to, new() { ["id"] = "new.id" });
        await Copy(database, "mt_events", "t.stream_id = $1", model, to, new() { ["id"] = "gen_random_uuid()", ["stream_id"] = "new.id", ["seq_id"] = "nextval('mt_events_sequence')" });
        await Copy(database, "stream_head", "t.stream_id = $1", model, to, new() { ["stream_id"] = "new.id" });
    }

    /// <summary>Copies a document once for each new id.</summary>
    public static Task CopyDocument(NpgsqlDataSource database, string table, Guid model, IReadOnlyCollection<(int N, Guid Id)> to) =>
        Copy(database, table, "t.id = $1", model, to, new() { ["id"] = "new.id", ["data"] = "t.data || jsonb_build_object('id', new.id)" });

    /// <summary>What was copied counts as published, and the planner knows how much there is.</summary>
    public static async Task Settle(NpgsqlDataSource database)
    {
        await Execute(database, "update mt_event_progression set last_seq_id = (select max(seq_id) from mt_events)");
        await Execute(database, "vacuum analyze");
    }

    public static async Task<int> Execute(NpgsqlDataSource database, string sql, params object[] arguments)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 600;
        foreach (var argument in arguments)
            command.Parameters.AddWithValue(argument);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of what a select answers.</summary>
    public static async Task<IReadOnlyList<T>> Read<T>(NpgsqlDataSource database, string sql, params object[] arguments)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var argument in arguments)
            command.Parameters.AddWithValue(argument);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetFieldValue<T>(0));
        return rows;
    }
}
