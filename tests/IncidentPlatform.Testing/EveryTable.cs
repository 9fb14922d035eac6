using Npgsql;

namespace IncidentPlatform.Testing;

/// <summary>Looks for words in every row of every table of a database, whatever it is for.</summary>
public static class EveryTable
{
    /// <returns>The tables that hold the word, in upper or lower case.</returns>
    public static async Task<IReadOnlyList<string>> Holding(string connectionString, string word)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        var holding = new List<string>();
        foreach (var table in await Tables(database))
        {
            await using var command = database.CreateCommand($"select count(*) from {table} t where position(lower($1) in lower(t::text)) > 0");
            command.Parameters.AddWithValue(word);
            if ((long)(await command.ExecuteScalarAsync())! > 0)
                holding.Add(table);
        }

        return holding;
    }

    private static async Task<IReadOnlyList<string>> Tables(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            "select format('%I.%I', table_schema, table_name) from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1");
        await using var row = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await row.ReadAsync())
            tables.Add(row.GetString(0));
        return tables;
    }
}
