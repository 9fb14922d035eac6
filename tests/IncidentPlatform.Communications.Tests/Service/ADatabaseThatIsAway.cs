using Npgsql;

namespace IncidentPlatform.Communications.Tests.Service;

/// <summary>One database takes no connections, and has none, until this is disposed; the server goes on for everybody else.</summary>
public sealed class ADatabaseThatIsAway : IAsyncDisposable
{
    private readonly string server;
    private readonly string name;

    private ADatabaseThatIsAway(string server, string name) => (this.server, this.name) = (server, name);

    public static async Task<ADatabaseThatIsAway> Take(string connection)
    {
        var database = new NpgsqlConnectionStringBuilder(connection);
        var name = database.Database!;
        database.Database = "postgres";
        var away = new ADatabaseThatIsAway(database.ConnectionString, name);
        await away.Do($"alter database \"{name}\" allow_connections false");
        await away.Do($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        return away;
    }

    public async ValueTask DisposeAsync() => await Do($"alter database \"{name}\" allow_connections true");

    private async Task Do(string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
