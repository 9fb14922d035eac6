using Npgsql;
using NpgsqlTypes;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>One insert for many webhooks, on a connection of its own where the statement stays prepared; opened anew after a failure.</summary>
internal sealed class IntakeInsert(NpgsqlDataSource database) : IAsyncDisposable
{
    private NpgsqlCommand? prepared;

    /// <summary>Returns when all of them are durable; where it throws, whether they are is not known.</summary>
    public async Task Commit(IReadOnlyList<ReceivedWebhook> webhooks)
    {
        try
        {
            var insert = prepared ??= await Prepare();
            insert.Parameters[0].Value = webhooks.Select(w => w.Source).ToArray();
            insert.Parameters[1].Value = webhooks.Select(w => w.BodyHash).ToArray();
            insert.Parameters[2].Value = webhooks.Select(w => w.Alerts).ToArray();
            insert.Parameters[3].Value = webhooks.Select(w => w.Trace).ToArray();
            insert.Parameters[4].Value = webhooks.Select(w => w.ReceivedAt).ToArray();
            await insert.ExecuteNonQueryAsync();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (prepared is { Connection: { } connection } insert)
        {
            prepared = null;
            await insert.DisposeAsync();
            await connection.DisposeAsync();
        }
    }

    private async Task<NpgsqlCommand> Prepare()
    {
        var insert = new NpgsqlCommand(
            "insert into intake_alert (source, body_hash, alerts, trace, received_at) select * from unnest($1, $2, $3, $4, $5)",
            await database.OpenConnectionAsync());
        foreach (var type in (NpgsqlDbType[])[NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.TimestampTz])
        {
            insert.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Array | type });
        }

        await insert.PrepareAsync();
        return insert;
    }
}
