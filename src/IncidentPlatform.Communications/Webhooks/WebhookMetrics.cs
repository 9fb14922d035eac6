using System.Diagnostics.Metrics;
using IncidentPlatform.Hosting;
using IncidentPlatform.Hosting.Clocks;
using Npgsql;

namespace IncidentPlatform.Communications.Webhooks;

/// <summary>What was delivered, what failed and what is owed: counted every few seconds, by subscription id.</summary>
internal sealed partial class WebhookMetrics : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private static readonly Counter<long> Delivered = Telemetry.Meter.CreateCounter<long>(
        "incidentplatform.webhooks.delivered", "{message}", "Messages that their receivers accepted.");

    private static readonly Counter<long> Failed = Telemetry.Meter.CreateCounter<long>(
        "incidentplatform.webhooks.failed", "{attempt}", "Attempts at messages that were not accepted.");

    private readonly NpgsqlDataSource database;
    private readonly DomainClock clock;
    private readonly ILogger<WebhookMetrics> log;
    private volatile IReadOnlyList<(Guid Subscription, long Owed, double Lag, bool Disabled)> last = [];

    public WebhookMetrics(NpgsqlDataSource database, DomainClock clock, ILogger<WebhookMetrics> log)
    {
        (this.database, this.clock, this.log) = (database, clock, log);
        Telemetry.Meter.CreateObservableGauge("incidentplatform.webhooks.owed", () => last.Select(s => Of(s.Subscription, s.Owed)), "{message}", "Facts not delivered yet.");
        Telemetry.Meter.CreateObservableGauge("incidentplatform.webhooks.lag", () => last.Select(s => Of(s.Subscription, s.Lag)), "s", "How long the oldest of them has been recorded.");
        Telemetry.Meter.CreateObservableGauge("incidentplatform.webhooks.disabled", () => last.LongCount(s => s.Disabled), "{subscription}", "Subscriptions that nothing is sent to until they are enabled.");
    }

    public static void Count(Attempt attempt)
    {
        if (attempt.Failure is { } failure)
            Failed.Add(1, new KeyValuePair<string, object?>("failure", failure));
        else
            Delivered.Add(1);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pause = new PeriodicTimer(Every);
        while (await pause.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                last = await Read(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                LogNotCounted(log, e.GetType().Name);
            }
        }
    }

    private static Measurement<T> Of<T>(Guid subscription, T value) where T : struct => new(value, new KeyValuePair<string, object?>("subscription", subscription));

    private async Task<List<(Guid, long, double, bool)>> Read(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(
            $"""
             select s.id, count(d.fact_id), min(d.recorded_at), exists (select from mt_doc_disabledwebhook off where off.id = s.id)
             from mt_doc_webhooksubscription s
             left join webhook_delivery d on d.subscription_id = s.id and d.accepted_at is null and d.type <> '{WebhookMessage.Ping}' group by s.id
             """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var read = new List<(Guid, long, double, bool)>();
        while (await reader.ReadAsync(ct))
            read.Add((reader.GetGuid(0), reader.GetInt64(1), await reader.IsDBNullAsync(2, ct) ? 0 : (now - reader.GetFieldValue<DateTimeOffset>(2)).TotalSeconds, reader.GetBoolean(3)));
        return read;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What webhooks are owed cannot be counted ({Reason}).")]
    private static partial void LogNotCounted(ILogger log, string reason);
}
