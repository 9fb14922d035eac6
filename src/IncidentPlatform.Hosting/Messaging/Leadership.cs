using Npgsql;

namespace IncidentPlatform.Hosting.Messaging;

/// <summary>
/// A session lock of the database on a connection of its own. The connection asks briefly, once a second: a statement that waited would be
/// an open transaction to Marten, which holds the relay before every gap that a rolled-back append leaves, until that transaction ends.
/// </summary>
internal sealed class Leadership : IAsyncDisposable
{
    private const string Key = "hashtextextended('IncidentPlatform leader', 0)";
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(250);
    private readonly NpgsqlConnection connection;

    private Leadership(NpgsqlConnection connection) => this.connection = connection;

    /// <summary>Waits until nobody else leads.</summary>
    public static async Task<Leadership> Take(PlatformDatabase database, CancellationToken ct)
    {
        var leadership = new Leadership(new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            // The server notices a process that dies at once; these are for a host that vanishes.
            Options = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3",
            Pooling = false,
        }.ConnectionString));
        try
        {
            await leadership.connection.OpenAsync(ct);
            while (!await leadership.Ask($"select pg_try_advisory_lock({Key})", ct))
                await Task.Delay(BetweenTries, ct);
            return leadership;
        }
        catch
        {
            await leadership.DisposeAsync();
            throw;
        }
    }

    /// <summary>Keeps it until cancelled.</summary>
    /// <exception cref="NpgsqlException">It is lost: the connection broke.</exception>
    public async Task Hold(CancellationToken ct)
    {
        while (await Ask("select true", ct))
            await Task.Delay(Between, ct);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<bool> Ask(string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 5 };
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }
}
