using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IncidentPlatform.Hosting.DueWork;

/// <summary>
/// Applies due timers, up to 100 in one transaction, sorted by stream so that locks are always taken in one order.
/// A batch that fails is replayed one by one; the one that fails waits and is tried again, for ever.
/// </summary>
internal sealed partial class TimerWorker(
    StreamSessions sessions, DueKinds kinds, DomainClock clock, StreamRegistry streams, IServiceScopeFactory scopes, ILogger<TimerWorker> log)
    : BackgroundService
{
    private const int Batch = 100;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (kinds.Timers.Length == 0)
            return;
        using var pause = new PeriodicTimer(Poll);
        do
        {
            try
            {
                while (await FireBatch(Batch, stoppingToken) == Batch)
                {
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogBatchFailed(log, e.GetType().Name);
                await FireOneByOne(stoppingToken);
            }
        }
        while (await pause.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> FireBatch(int most, CancellationToken ct)
    {
        await using var transaction = sessions.Open();
        var rows = await Take(transaction, most, ct);
        foreach (var row in rows)
            await Fire(transaction, row, ct);
        if (rows.Count > 0)
            await transaction.Save(ct);
        return rows.Count;
    }

    private async Task FireOneByOne(CancellationToken ct)
    {
        for (var left = Batch; left > 0; left--)
        {
            DueRow? row = null;
            try
            {
                await using var transaction = sessions.Open();
                row = await Take(transaction, 1, ct) is [var first] ? first : null;
                if (row is null)
                    return;
                await Fire(transaction, row, ct);
                await transaction.Save(ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested && row is not null)
            {
                Telemetry.TimersFailed.Add(1, new KeyValuePair<string, object?>("kind", row.Kind));
                LogTimerFailed(log, row.Kind, row.Id, row.Attempts + 1, e);
                if (!await PutOff(row, e, ct))
                    return;
            }
            catch (Exception) when (!ct.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task Fire(StreamSession transaction, DueRow row, CancellationToken ct)
    {
        using var activity = row.StartActivity();
        await using var scope = scopes.CreateAsyncScope();
        var firing = new Firing(transaction, row.StreamId, row.Due, Actor.Service(streams.Service));
        await kinds.Fire(scope.ServiceProvider, row, firing, ct);
        transaction.Session.QueueSqlCommand("delete from due_work where id = ?", row.Id);
    }

    private async Task<IReadOnlyList<DueRow>> Take(StreamSession transaction, int most, CancellationToken ct)
    {
        await transaction.Session.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand(
            $"select {DueRow.Columns} from due_work where {DueRow.IsDue} and kind = any($3) order by stream_id, due, id limit $4 for update skip locked");
        command.Parameters.AddWithValue(clock.GetUtcNow().ToUniversalTime());
        command.Parameters.AddWithValue(TimeProvider.System.GetUtcNow());
        command.Parameters.AddWithValue(kinds.Timers);
        command.Parameters.AddWithValue(most);
        await using var reader = (NpgsqlDataReader)await transaction.Session.ExecuteReaderAsync(command, ct);
        var rows = new List<DueRow>();
        while (await reader.ReadAsync(ct))
            rows.Add(DueRow.Read(reader));
        return rows;
    }

    /// <summary>Moves a failing timer to the system's clock, later each time; false where the database does not answer.</summary>
    private async Task<bool> PutOff(DueRow row, Exception why, CancellationToken ct)
    {
        try
        {
            await using var transaction = sessions.Open();
            var wait = TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(row.Attempts, 10))));
            transaction.Session.QueueSqlCommand(
                "update due_work set attempts = attempts + 1, clock = 1, due = ?, last_error = ? where id = ?",
                TimeProvider.System.GetUtcNow() + wait, why.GetType().Name, row.Id);
            await transaction.Save(ct);
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or Marten.Exceptions.MartenCommandException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A batch of timers failed ({Reason}); they are applied one by one.")]
    private static partial void LogBatchFailed(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Timer {Kind} {Id} failed at attempt {Attempt}; it is tried again.")]
    private static partial void LogTimerFailed(ILogger log, string kind, Guid id, int attempt, Exception why);
}
