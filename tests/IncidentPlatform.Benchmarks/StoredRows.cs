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
