using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IncidentPlatform.Hosting.DueWork;

/// <summary>
/// Applies due timers, those longest due first, up to 100 in one transaction, sorted by stream so that locks are always taken in one
/// order. Several lanes do so at once; the timers of one stream share a lane and are applied in the order in which they are due.
/// A batch that fails is replayed one by one; the one that fails waits and is tried again, for ever.
/// </summary>
internal sealed partial class TimerWorker(
    StreamSessions sessions, NpgsqlDataSource database, DueKinds kinds, DomainClock clock, StreamRegistry streams, IServiceScopeFactory scopes,
    ILogger<TimerWorker> log)
    : BackgroundService
{
    private const int Batch = 100;
    private const int Lanes = 4;
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
                if (await AnyDue(stoppingToken))
                    await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Drain(lane, stoppingToken)));
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotAsked(log, e.GetType().Name);
            }
        }
        while (await pause.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Drain(int lane, CancellationToken ct)
    {
        try
        {
            while (await FireBatch(lane, ct) == Batch)
            {
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogBatchFailed(log, e.GetType().Name);
            await FireOneByOne(lane, ct);
        }
    }

    private async Task<int> FireBatch(int lane, CancellationToken ct)
    {
        await using var transaction = sessions.Open();
        var rows = await Take(transaction, lane, Batch, ct);
        if (rows.Count > 1)
            await transaction.LockAhead(rows.Select(r => r.StreamId), ct);
        foreach (var row in rows)
            await Fire(transaction, row, ct);
        if (rows.Count > 0)
            await transaction.Save(ct);
        return rows.Count;
    }

    private async Task FireOneByOne(int lane, CancellationToken ct)
    {
        for (var left = Batch; left > 0; left--)
        {
            DueRow? row = null;
            try
            {
                await using var transaction = sessions.Open();
                row = await Take(transaction, lane, 1, ct) is [var first] ? first : null;
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

    private async Task<bool> AnyDue(CancellationToken ct)
    {
        await using var command = database.CreateCommand($"select exists (select from due_work where {DueRow.IsDue} and kind = any($3))");
        AddDue(command);
        return await command.ExecuteScalarAsync(ct) is true;
    }

    private void AddDue(NpgsqlCommand command)
    {
        command.Parameters.AddWithValue(clock.GetUtcNow().ToUniversalTime());
        command.Parameters.AddWithValue(TimeProvider.System.GetUtcNow());
        command.Parameters.AddWithValue(kinds.Timers);
    }

    private async Task<IReadOnlyList<DueRow>> Take(StreamSession transaction, int lane, int most, CancellationToken ct)
    {
        await transaction.Session.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand(
            $"""
             select {DueRow.Columns} from due_work
             where {DueRow.IsDue} and kind = any($3) and get_byte(uuid_send(stream_id), 15) % {Lanes} = $5
             order by due, id limit $4 for update skip locked
             """);
        AddDue(command);
        command.Parameters.AddWithValue(most);
        command.Parameters.AddWithValue(lane);
        await using var reader = (NpgsqlDataReader)await transaction.Session.ExecuteReaderAsync(command, ct);
        var rows = new List<DueRow>();
        while (await reader.ReadAsync(ct))
            rows.Add(DueRow.Read(reader));
        return [.. rows.OrderBy(r => r.StreamId)];
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether timers are due cannot be asked ({Reason}); asked again.")]
    private static partial void LogNotAsked(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A batch of timers failed ({Reason}); they are applied one by one.")]
    private static partial void LogBatchFailed(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Timer {Kind} {Id} failed at attempt {Attempt}; it is tried again.")]
    private static partial void LogTimerFailed(ILogger log, string kind, Guid id, int attempt, Exception why);
}
