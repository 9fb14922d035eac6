using IncidentPlatform.Contracts;
using Marten;
using Npgsql;

namespace IncidentPlatform.Communications.Webhooks;

/// <summary>
/// What subscriptions are owed: written in the transaction that takes a fact in, or that replays. Of a restricted incident nobody is owed
/// anything, nor of what was recorded before it was restricted.
/// </summary>
internal static class OwedFacts
{
    /// <summary>Owes facts <c>f</c> to subscriptions <c>s</c> that want them.</summary>
    private const string Owe =
        """
        insert into webhook_delivery (subscription_id, fact_id, incident_id, version, type, recorded_at)
        select s.id, f.fact_id, f.incident_id, f.version, f.type, f.recorded_at
        from webhook_fact f join mt_doc_webhooksubscription s
          on (s.data->'types' is null or jsonb_exists(s.data->'types', f.type))
          and (s.data->'severities' is null or jsonb_exists(s.data->'severities', f.severity))
          and (s.data->'services' is null or jsonb_exists_any(s.data->'services', f.services))
        """;

    /// <summary>From a position on: a time, and within one incident a version.</summary>
    private const string FromThere = "recorded_at >= $2 and not (incident_id = $3 and version < $4)";

    /// <summary>A fact of the feed.</summary>
    public static void Take(IncidentFact fact, IDocumentSession session, DateTimeOffset now)
    {
        if (fact.State.Access.Restricted)
        {
            Forget(fact.IncidentId, session);
            return;
        }

        if (fact.State.Mode != Modes.Live)
            return;
        session.QueueSqlCommand(
            "insert into webhook_fact (fact_id, incident_id, version, type, recorded_at, severity, services) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
            fact.Id, fact.IncidentId, fact.Version, fact.Type, fact.RecordedAt.ToUniversalTime(), fact.State.Severity, fact.State.Services.ToArray());
        session.QueueSqlCommand($"{Owe} where f.fact_id = ? on conflict do nothing", fact.Id);

        // Where the lane is there already its row is locked all the same: whoever is about to end it must see what is owed now.
        session.QueueSqlCommand(
            """
            insert into webhook_lane (subscription_id, incident_id, due) select subscription_id, incident_id, ? from webhook_delivery
            where fact_id = ? and accepted_at is null order by subscription_id
            on conflict (subscription_id, incident_id) do update set due = webhook_lane.due
            """,
            now.ToUniversalTime(), fact.Id);
    }

    /// <summary>Nothing of an incident is sent any more, nor replayed.</summary>
    public static void Forget(Guid incidentId, IDocumentSession session)
    {
        foreach (var table in (string[])["webhook_lane", "webhook_delivery", "webhook_fact"])
            session.QueueSqlCommand($"delete from {table} where incident_id = ?", incidentId);
    }

    /// <summary>A subscription is taken away with all that it is owed.</summary>
    public static void Drop(Guid subscription, IDocumentSession session)
    {
        foreach (var table in (string[])["webhook_lane", "webhook_delivery"])
            session.QueueSqlCommand($"delete from {table} where subscription_id = ?", subscription);
        session.Delete<WebhookSubscription>(subscription);
        session.Delete<WebhookSecrets>(subscription);
        session.Delete<DisabledWebhook>(subscription);
    }

    /// <summary>A message to try a subscription with: it is sent once, whether the subscription is disabled or not.</summary>
    public static void Ping(Guid subscription, Guid ping, IDocumentSession session, DateTimeOffset now)
    {
        session.QueueSqlCommand(
            "insert into webhook_delivery (subscription_id, fact_id, incident_id, version, type, recorded_at) values (?, ?, ?, 1, ?, ?)",
            subscription, ping, ping, WebhookMessage.Ping, now.ToUniversalTime());
        session.QueueSqlCommand("insert into webhook_lane (subscription_id, incident_id, ping, due) values (?, ?, true, ?)", subscription, ping, now.ToUniversalTime());
    }

    /// <summary>What was put off is due at once, and is waited for anew.</summary>
    public static void Resume(Guid subscription, IDocumentSession session, DateTimeOffset now) => session.QueueSqlCommand(
        "update webhook_lane set due = ?, attempts = 0, failing_since = null where subscription_id = ?", now.ToUniversalTime(), subscription);

    /// <summary>Moves a subscription to a position: all from there on is owed (again), nothing before it.</summary>
    /// <param name="from">The position.</param>
    /// <returns>How many facts are owed now, and how many no longer.</returns>
    public static async Task<(int Owed, int PassedOver)> Replay(Guid subscription, Position from, IDocumentSession session, DateTimeOffset now, CancellationToken ct)
    {
        await session.BeginTransactionAsync(ct);
        var passedOver = await Run($"delete from webhook_delivery where subscription_id = $1 and accepted_at is null and type <> '{WebhookMessage.Ping}' and not ({FromThere})");
        var owed = await Run(
            $"""
             {Owe} where s.id = $1 and {FromThere}
             on conflict (subscription_id, fact_id) do update set
               accepted_at = null, attempts = 0, attempted_at = null, status = null, failure = null, took_ms = null, round = webhook_delivery.round + 1
             """);
        session.QueueSqlCommand("delete from webhook_lane where subscription_id = ? and not ping", subscription);
        session.QueueSqlCommand(
            $"""
             insert into webhook_lane (subscription_id, incident_id, due) select distinct subscription_id, incident_id, ?::timestamptz from webhook_delivery
             where subscription_id = ? and accepted_at is null and type <> '{WebhookMessage.Ping}'
             on conflict (subscription_id, incident_id) do update set due = excluded.due, attempts = 0, failing_since = null
             """,
            now.ToUniversalTime(), subscription);
        return (owed, passedOver);

        async Task<int> Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql);
            command.Parameters.AddWithValue(subscription);
            command.Parameters.AddWithValue(from.RecordedAt.ToUniversalTime());
            command.Parameters.AddWithValue(from.IncidentId);
            command.Parameters.AddWithValue(from.Version);
            return await session.ExecuteAsync(command, ct);
        }
    }
}

/// <summary>Where a replay begins.</summary>
/// <param name="RecordedAt">Not before this.</param>
/// <param name="IncidentId">Of this incident not before <paramref name="Version"/> either.</param>
internal sealed record Position(DateTimeOffset RecordedAt, Guid IncidentId, long Version)
{
    public static Position Of(DateTimeOffset time) => new(time, Guid.Empty, 0);

    /// <returns>The position of a fact; null where it is not known, or not to be known of.</returns>
    public static async Task<Position?> Of(Guid factId, IQuerySession query, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select recorded_at, incident_id, version from webhook_fact where fact_id = $1");
        command.Parameters.AddWithValue(factId);
        await using var reader = await query.ExecuteReaderAsync(command, ct);
        return await reader.ReadAsync(ct)
            ? new Position(await reader.GetFieldValueAsync<DateTimeOffset>(0, ct), reader.GetGuid(1), reader.GetInt64(2)) : null;
    }
}
