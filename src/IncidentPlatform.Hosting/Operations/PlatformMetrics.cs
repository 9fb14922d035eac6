using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IncidentPlatform.Hosting.Operations;

/// <summary>Reads where the service stands every few seconds and shows it as metrics.</summary>
internal sealed partial class PlatformMetrics : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private readonly PositionReader positions;
    private readonly ILogger<PlatformMetrics> log;
    private volatile Positions? last;

    public PlatformMetrics(PositionReader positions, ILogger<PlatformMetrics> log)
    {
        (this.positions, this.log) = (positions, log);
        Telemetry.Meter.CreateObservableGauge("incidentplatform.relay.lag", () => (last?.HighWater - last?.Relayed) ?? 0, "{event}", "Events appended and not yet published.");
        Telemetry.Meter.CreateObservableGauge("incidentplatform.due", () => last?.Due ?? 0, "{row}", "Timers and effects that are due or under way.");
        Telemetry.Meter.CreateObservableGauge("incidentplatform.feed.held", () => last?.Held ?? 0, "{fact}", "Facts that wait for a missing one.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pause = new PeriodicTimer(Every);
        while (await pause.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                last = await positions.Read(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                LogNotRead(log, e.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Positions cannot be read ({Reason}).")]
    private static partial void LogNotRead(ILogger log, string reason);
}
