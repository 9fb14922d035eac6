using System.Diagnostics.Metrics;
using IncidentPlatform.Hosting;
using Npgsql;

namespace IncidentPlatform.Incidents.Views;

/// <summary>How many incidents are open, by severity: counted every few seconds, shown as a metric. Restricted ones are left out: operators are not named.</summary>
public sealed partial class IncidentMetrics : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private readonly NpgsqlDataSource database;
    private readonly ILogger<IncidentMetrics> log;
    private volatile IReadOnlyList<Measurement<long>> last = [];

    public IncidentMetrics(NpgsqlDataSource database, ILogger<IncidentMetrics> log)
    {
        (this.database, this.log) = (database, log);
        Telemetry.Meter.CreateObservableGauge("incidentplatform.incidents.open", () => last, "{incident}", "Live incidents that are not over.");
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

    private async Task<List<Measurement<long>>> Count(CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "select severity, count(*) from incident_list where mode = 'live' and is_open and status <> 'proposed' and named is null group by 1");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var counts = new List<Measurement<long>>();
        while (await reader.ReadAsync(ct))
        {
            counts.Add(new Measurement<long>(reader.GetInt64(1), new KeyValuePair<string, object?>("severity", reader.GetString(0))));
        }

        return counts;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Open incidents cannot be counted ({Reason}).")]
    private static partial void LogNotCounted(ILogger log, string reason);
}
