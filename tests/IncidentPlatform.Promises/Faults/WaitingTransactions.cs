using Npgsql;

namespace IncidentPlatform.Promises.Faults;

/// <summary>Holds a service at one instant: its transaction waits for a row that the test has locked.</summary>
internal static class WaitingTransactions
{
    private const string Waiting = "from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and wait_event in ('transactionid', 'tuple')";

    /// <summary>A transaction has come to the locked row.</summary>
    public static async Task<bool> SomebodyWaits(this NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand($"select exists (select 1 {Waiting})");
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Ends it on the server too: what a killed process had sent could still be committed.</summary>
    public static async Task EndWhoWaits(this NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand($"select pg_terminate_backend(pid) {Waiting}");
        await command.ExecuteNonQueryAsync();
    }
}
