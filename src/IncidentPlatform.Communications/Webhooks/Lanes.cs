using IncidentPlatform.Hosting.Clocks;
using Npgsql;

namespace IncidentPlatform.Communications.Webhooks;

/// <summary>What a subscription is owed of one incident: sent one after the other, in the order of versions.</summary>
/// <param name="Incident">The incident; of a ping the ping itself.</param>
internal sealed record Lane(Guid Subscription, Guid Incident, bool Ping);

/// <summary>Something owed.</summary>
/// <param name="Round">How often it was owed; another number by the time an answer comes means that it is owed anew.</param>
internal sealed record Owed(Guid Fact, long Version, int Round, DateTimeOffset RecordedAt);

internal sealed class Lanes(NpgsqlDataSource database, DomainClock clock)
{
    /// <summary>How long a delivery is listed after it was accepted.</summary>
    public static readonly TimeSpan Listed = TimeSpan.FromDays(30);

    /// <summary>Counts the lanes whose next message is about to be sent for the first time.</summary>
    public const string Untried =
        "select count(*) from webhook_lane l where attempts = 0 and (ping or not exists (select from mt_doc_disabledwebhook d where d.id = l.subscription_id))";

    /// <summary>Lanes whose next message is due, of each subscription that is not disabled the first few.</summary>
    /// <param name="perSubscription">How many of one subscription; those under way count.</param>
    public async Task<IReadOnlyList<Lane>> Due(int perSubscription, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            select subscription_id, incident_id, ping from (
              select l.*, row_number() over (partition by subscription_id order by due, incident_id) as place from webhook_lane l
              where due <= $1 and (ping or not exists (select from mt_doc_disabledwebhook d where d.id = l.subscription_id))) waiting
            where place <= $2 order by due
            """);
        command.Parameters.AddWithValue(clock.GetUtcNow().ToUniversalTime());
        command.Parameters.AddWithValue(perSubscription);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var lanes = new List<Lane>();
        while (await reader.ReadAsync(ct))
            lanes.Add(new Lane(reader.GetGuid(0), reader.GetGuid(1), reader.GetBoolean(2)));
        return lanes;
    }

    /// <returns>What comes next on a lane; null where nothing does.</returns>
    public async Task<Owed?> Next(Lane lane, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "select fact_id, version, round, recorded_at from webhook_delivery where subscription_id = $1 and incident_id = $2 and accepted_at is null order by version limit 1");
        command.Parameters.AddWithValue(lane.Subscription);
        command.Parameters.AddWithValue(lane.Incident);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new Owed(reader.GetGuid(0), reader.GetInt64(1), reader.GetInt32(2), await reader.GetFieldValueAsync<DateTimeOffset>(3, ct)) : null;
    }

    /// <summary>Nothing could be sent for a reason that is not the receiver's: no attempt is counted.</summary>
    /// <param name="why">A code.</param>
    public async Task PutOff(Lane lane, Owed owed, TimeSpan wait, string why, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            with noted as (update webhook_delivery set failure = $5 where subscription_id = $1 and fact_id = $3)
            update webhook_lane set due = $4 where subscription_id = $1 and incident_id = $2
            """);
        command.Parameters.AddWithValue(lane.Subscription);
        command.Parameters.AddWithValue(lane.Incident);
        command.Parameters.AddWithValue(owed.Fact);
        command.Parameters.AddWithValue((clock.GetUtcNow() + wait).ToUniversalTime());
        command.Parameters.AddWithValue(why);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>What was accepted long ago is not listed any more; it can still be replayed, as its place is kept.</summary>
    public async Task ForgetAccepted(CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            $"delete from webhook_delivery where coalesce(accepted_at, case when type = '{WebhookMessage.Ping}' then attempted_at end) < $1");
        command.Parameters.AddWithValue((clock.GetUtcNow() - Listed).ToUniversalTime());
        await command.ExecuteNonQueryAsync(ct);
    }
}
