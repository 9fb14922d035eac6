using IncidentPlatform.Communications.Domain.Webhooks;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.Messaging;
using Marten;
using Npgsql;
using Refit;

namespace IncidentPlatform.Communications.Webhooks;

/// <summary>
/// Sends what comes next on a lane. The fact is read from Incidents at that moment: words that were erased are gone, and an incident that
/// was restricted meanwhile is forgotten.
/// </summary>
internal sealed class NextMessage(IDocumentStore store, Lanes lanes, WebhookCall call, IIncidentsApi incidents, DomainClock clock)
{
    private const string IncidentsUnavailable = "incidents-unavailable";
    private static readonly TimeSpan WaitForIncidents = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PatienceWithIncidents = TimeSpan.FromSeconds(5);

    /// <returns>Whether the lane can go on at once.</returns>
    public async Task<bool> Send(Lane lane, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        if (await session.LoadAsync<WebhookSubscription>(lane.Subscription, ct) is not { } subscription
            || await session.LoadAsync<WebhookSecrets>(lane.Subscription, ct) is not { } secrets)
        {
            OwedFacts.Drop(lane.Subscription, session);
            await session.SaveChangesAsync(ct);
            return false;
        }

        if (!lane.Ping && await session.LoadAsync<DisabledWebhook>(lane.Subscription, ct) is not null)
            return false;
        if (await lanes.Next(lane, ct) is not { } owed)
            return await Finish(lane, session, ct);

        WebhookMessage message;
        if (lane.Ping)
            message = new WebhookMessage(WebhookMessage.Ping, owed.RecordedAt, new { subscription.Id, subscription.Name });
        else if (await Read(lane.Incident, owed, ct) is not { } fact)
        {
            await lanes.PutOff(lane, owed, WaitForIncidents, IncidentsUnavailable, ct);
            return false;
        }
        else if (fact.State.Access.Restricted)
        {
            OwedFacts.Forget(lane.Incident, session);
            await session.SaveChangesAsync(ct);
            return false;
        }
        else
            message = new WebhookMessage(fact.Type, fact.OccurredAt, fact);

        var id = WebhookMessage.IdOf(subscription.Id, owed.Fact);
        var attempt = await call.Send(subscription.Url, secrets.ValidAt(clock.GetUtcNow()), id, message, ct);
        WebhookMetrics.Count(attempt);
        return await Record(lane, owed, attempt, subscription.Url, id, session, ct);
    }

    /// <returns>The fact as it may be told now; null where Incidents does not answer, or does not hold it.</returns>
    private async Task<IncidentFact?> Read(Guid incident, Owed owed, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(PatienceWithIncidents);
        try
        {
            return (await incidents.GetFacts(incident, owed.Version - 1, 1, patience.Token)).Items is [{ } fact] && fact.Id == owed.Fact ? fact : null;
        }
        catch (Exception e) when (e is ApiException or ApiRequestException or HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }

    private async Task<bool> Record(Lane lane, Owed owed, Attempt attempt, Uri called, string id, IDocumentSession session, CancellationToken ct)
    {
        if (await Lock(lane, session, ct) is not { } locked)
            return false;

        var now = clock.GetUtcNow().ToUniversalTime();
        session.QueueSqlCommand(
            """
            update webhook_delivery set attempts = attempts + 1, attempted_at = ?, accepted_at = case when ? then ?::timestamptz end,
              status = nullif(?, 0), failure = nullif(?, ''), took_ms = ?
            where subscription_id = ? and fact_id = ? and round = ?
            """,
            now, attempt.Accepted, now, attempt.Status ?? 0, attempt.Failure ?? "", (int)attempt.Took.TotalMilliseconds, lane.Subscription, owed.Fact, owed.Round);
        var goesOn = false;
        if (lane.Ping)
            End(lane, session);
        else if (attempt.Accepted)
            goesOn = await GoOn(lane, owed, now, session, ct);
        else
            await Wait(lane, locked, attempt, called, id, now, session, ct);
        await session.SaveChangesAsync(ct);
        return goesOn;
    }

    /// <summary>The lane's next message is due at once; without one the lane ends.</summary>
    private static async Task<bool> GoOn(Lane lane, Owed accepted, DateTimeOffset now, IDocumentSession session, CancellationToken ct)
    {
        if (!await IsOwedMore(lane, accepted, session, ct))
        {
            End(lane, session);
            return false;
        }

        session.QueueSqlCommand(
            "update webhook_lane set due = ?, attempts = 0, failing_since = null where subscription_id = ? and incident_id = ?", now, lane.Subscription, lane.Incident);
        return true;
    }

    /// <summary>The lane waits and tries again; a receiver that is gone, or has been waited for for too long, is disabled.</summary>
    private static async Task Wait(
        Lane lane, (int Attempts, DateTimeOffset? FailingSince) locked, Attempt attempt, Uri called, string id, DateTimeOffset now, IDocumentSession session, CancellationToken ct)
    {
        var since = locked.FailingSince ?? now;
        session.QueueSqlCommand(
            "update webhook_lane set due = ?, attempts = attempts + 1, failing_since = ? where subscription_id = ? and incident_id = ?",
            now + Patience.After(locked.Attempts + 1, attempt.RetryAfter), since, lane.Subscription, lane.Incident);
        if (!attempt.Gone && !Patience.IsOver(since, now))
            return;

        // An address that was changed while it was called is tried first.
        if (await session.LoadAsync<WebhookSubscription>(lane.Subscription, ct) is { } subscription && subscription.Url == called)
            session.Store(new DisabledWebhook(lane.Subscription, now, attempt.Gone ? "gone" : "not-accepted-for-48-hours", id));
    }

    private static async Task<bool> Finish(Lane lane, IDocumentSession session, CancellationToken ct)
    {
        if (await Lock(lane, session, ct) is null)
            return false;
        var more = await IsOwedMore(lane, null, session, ct);
        if (!more)
            End(lane, session);
        await session.SaveChangesAsync(ct);
        return more;
    }

    private static void End(Lane lane, IDocumentSession session) =>
        session.QueueSqlCommand("delete from webhook_lane where subscription_id = ? and incident_id = ?", lane.Subscription, lane.Incident);

    /// <returns>How the lane stands, locked; null where it was ended meanwhile.</returns>
    private static async Task<(int Attempts, DateTimeOffset? FailingSince)?> Lock(Lane lane, IDocumentSession session, CancellationToken ct)
    {
        await session.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand("select attempts, failing_since from webhook_lane where subscription_id = $1 and incident_id = $2 for update");
        command.Parameters.AddWithValue(lane.Subscription);
        command.Parameters.AddWithValue(lane.Incident);
        await using var reader = await session.ExecuteReaderAsync(command, ct);
        return await reader.ReadAsync(ct)
            ? (reader.GetInt32(0), await reader.IsDBNullAsync(1, ct) ? null : await reader.GetFieldValueAsync<DateTimeOffset>(1, ct)) : null;
    }

    /// <summary>Asked after the lane is locked: what is taken in now waits for that, and opens a lane anew.</summary>
    private static async Task<bool> IsOwedMore(Lane lane, Owed? accepted, IDocumentSession session, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select exists (select from webhook_delivery where subscription_id = $1 and incident_id = $2 and accepted_at is null and not (fact_id = $3 and round = $4))");
        command.Parameters.AddWithValue(lane.Subscription);
        command.Parameters.AddWithValue(lane.Incident);
        command.Parameters.AddWithValue(accepted?.Fact ?? Guid.Empty);
        command.Parameters.AddWithValue(accepted?.Round ?? 0);
        await using var reader = await session.ExecuteReaderAsync(command, ct);
        return await reader.ReadAsync(ct) && reader.GetBoolean(0);
    }
}
