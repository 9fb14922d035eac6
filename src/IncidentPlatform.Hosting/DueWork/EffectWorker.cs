using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.EventStore;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IncidentPlatform.Hosting.DueWork;

/// <summary>
/// Makes due calls to the outside: claims rows, calls with the row's id as idempotency key, and completes a row with the facts of
/// its outcome in one transaction. A claim runs out, so that a call whose process died is made again, marked as perhaps done.
/// </summary>
internal sealed partial class EffectWorker(
    StreamSessions sessions, IDocumentStore store, NpgsqlDataSource database, DueKinds kinds, DomainClock clock, StreamRegistry streams,
    IServiceScopeFactory scopes, IConfiguration configuration, ILogger<EffectWorker> log)
    : BackgroundService
{
    private const int AtOnce = 16;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);
    private readonly TimeSpan lease = TimeSpan.FromSeconds(configuration.GetValue("DueWork:LeaseSeconds", 60));
    private readonly SemaphoreSlim places = new(AtOnce);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (kinds.Effects.Length == 0)
            return;
        using var pause = new PeriodicTimer(Poll);
        do
        {
            try
            {
                while (places.CurrentCount > 0 && await Claim(places.CurrentCount, stoppingToken) is { Count: > 0 } rows)
                    foreach (var row in rows)
                    {
                        await places.WaitAsync(stoppingToken);
                        _ = Run(row, stoppingToken);
                    }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogClaimFailed(log, e.GetType().Name);
            }
        }
        while (await pause.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Run(DueRow row, CancellationToken ct)
    {
        try
        {
            using var activity = row.StartActivity();
            switch (await Perform(row, ct))
            {
                case EffectOutcome.DoneOutcome done:
                    await Complete(row, done, ct);
                    break;
                case EffectOutcome.RetryOutcome retry:
                    await PutOff(row, retry.After, retry.Why, outcomeUnknown: row.OutcomeUnknown, ct);
                    break;
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Telemetry.EffectsFailed.Add(1, new KeyValuePair<string, object?>("kind", row.Kind));
            LogEffectFailed(log, row.Kind, row.Id, row.Attempts, e);
            await PutOffQuietly(row, e, ct);
        }
        catch (OperationCanceledException)
        {
            // The process stops; the claim runs out and the call is made again, marked as perhaps done.
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<EffectOutcome> Perform(DueRow row, CancellationToken ct)
    {
        await using var query = store.QuerySession();
        var call = new EffectCall(row.Id, row.StreamId, row.Attempts, row.OutcomeUnknown, clock.GetUtcNow(), query);
        if (!row.EvenInDrill && await call.State(ct) is { } state && state.Mode != Modes.Live)
            return EffectOutcome.Nothing;

        await using var scope = scopes.CreateAsyncScope();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(lease * 0.8);
        return await kinds.Perform(scope.ServiceProvider, row, call, timeout.Token);
    }

    private async Task Complete(DueRow row, EffectOutcome.DoneOutcome done, CancellationToken ct)
    {
        await using var transaction = sessions.Open();
        await done.Record(transaction, new EffectOutcome.Completion(row.StreamId, streams.Service), ct);
        transaction.Session.QueueSqlCommand("delete from due_work where id = ?", row.Id);
        await transaction.Save(ct);
    }

    private async Task<IReadOnlyList<DueRow>> Claim(int most, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            $"""
             update due_work set attempts = attempts + 1, claimed_until = now() + $5, outcome_unknown = outcome_unknown or claimed_until is not null
             where id in (select id from due_work where {DueRow.IsDue} and kind = any($3) and (claimed_until is null or claimed_until < now())
                          order by due limit $4 for update skip locked)
             returning {DueRow.Columns}
             """);
        command.Parameters.AddWithValue(clock.GetUtcNow().ToUniversalTime());
        command.Parameters.AddWithValue(TimeProvider.System.GetUtcNow());
        command.Parameters.AddWithValue(kinds.Effects);
        command.Parameters.AddWithValue(most);
        command.Parameters.AddWithValue(lease);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<DueRow>();
        while (await reader.ReadAsync(ct))
            rows.Add(DueRow.Read(reader));
        return rows;
    }

    private async Task PutOff(DueRow row, TimeSpan wait, string why, bool outcomeUnknown, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "update due_work set clock = 1, due = $1, claimed_until = null, outcome_unknown = $2, last_error = $3 where id = $4");
        command.Parameters.AddWithValue(TimeProvider.System.GetUtcNow() + wait);
        command.Parameters.AddWithValue(outcomeUnknown);
        command.Parameters.AddWithValue(why);
        command.Parameters.AddWithValue(row.Id);
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task PutOffQuietly(DueRow row, Exception why, CancellationToken ct)
    {
        try
        {
            var wait = TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(row.Attempts, 10))));
            await PutOff(row, wait, why.GetType().Name, outcomeUnknown: true, ct);
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
        {
            // The claim runs out by itself.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Due effects cannot be claimed ({Reason}); tried again.")]
    private static partial void LogClaimFailed(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Effect {Kind} {Id} failed at attempt {Attempt}; it is tried again.")]
    private static partial void LogEffectFailed(ILogger log, string kind, Guid id, int attempt, Exception why);
}
