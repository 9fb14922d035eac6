using System.Diagnostics.Metrics;
using IncidentPlatform.Hosting;
using Npgsql;

namespace IncidentPlatform.Escalation.Views;

/// <summary>What is owed on live incidents, by kind: counted every few seconds, shown as metrics.</summary>
internal sealed partial class ObligationMetrics : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private readonly NpgsqlDataSource database;
    private readonly ILogger<ObligationMetrics> log;
    private volatile IReadOnlyList<(string State, Measurement<long> Count)> last = [];

    public ObligationMetrics(NpgsqlDataSource database, ILogger<ObligationMetrics> log)
    {
        (this.database, this.log) = (database, log);
        Telemetry.Meter.CreateObservableGauge("incidentplatform.obligations.open", () => Counted("open"), "{obligation}", "Owed, and not due yet.");
        Telemetry.Meter.CreateObservableGauge("incidentplatform.obligations.missed", () => Counted("missed"), "{obligation}", "Missed, and still owed.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pause = new PeriodicTimer(Every);
        do
        {
            try
            {
                last = await Count(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                LogNotCounted(log, e.GetType().Name);
            }
        }
        while (await pause.WaitForNextTickAsync(stoppingToken));
    }

    private IEnumerable<Measurement<long>> Counted(string state) => last.Where(c => c.State == state).Select(c => c.Count);

    private async Task<List<(string, Measurement<long>)>> Count(CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            select item->>'state', item->'rule'->>'kind', count(*)
            from (select id, jsonb_array_elements(data->'obligations') as item from mt_doc_ledger where data @> '{"obligations":[{"ended":false}]}') owed
            join mt_doc_incidentcopy copy on copy.id = owed.id and copy.data->'state'->>'mode' = 'live'
            where item->>'ended' = 'false' group by 1, 2
            """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var counts = new List<(string, Measurement<long>)>();
        while (await reader.ReadAsync(ct))
            counts.Add((reader.GetString(0), new Measurement<long>(reader.GetInt64(2), new KeyValuePair<string, object?>("kind", reader.GetString(1)))));
        return counts;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is owed cannot be counted ({Reason}).")]
    private static partial void LogNotCounted(ILogger log, string reason);
}
