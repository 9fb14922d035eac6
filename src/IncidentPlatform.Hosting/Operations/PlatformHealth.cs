using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Hosting.Messaging;
using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace IncidentPlatform.Hosting.Operations;

/// <summary>Ready: the service's own database answers, and holds the schema that this version needs.</summary>
internal sealed class DatabaseHealth(NpgsqlDataSource database, SchemaAtStart schema) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return schema.Made ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus, "The schema is not made yet.");
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The database does not answer.");
        }
    }
}

/// <summary>Degraded, never out: the broker does not answer, the relay is behind, messages are parked.</summary>
internal sealed class FlowHealth(IBusControl bus, PositionReader positions, ParkedMessages parked) : IHealthCheck
{
    private const long TooFarBehind = 1_000;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var data = new Dictionary<string, object>();
        var broker = bus.CheckHealth().Status == BusHealthStatus.Healthy;
        data["broker"] = broker ? "connected" : "not connected";
        try
        {
            var now = await positions.Read(cancellationToken);
            data["relayLag"] = now.HighWater - now.Relayed;
            data["due"] = now.Due;
            data["held"] = now.Held;
            if (broker)
                data["parked"] = (await parked.Count(cancellationToken)).Values.Sum();
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or RabbitMQ.Client.Exceptions.RabbitMQClientException or OperationCanceledException)
        {
            data["positions"] = "not readable";
        }

        var behind = data.GetValueOrDefault("relayLag") is long lag && lag > TooFarBehind;
        var poison = data.GetValueOrDefault("parked") is long count && count > 0;
        return broker && !behind && !poison
            ? HealthCheckResult.Healthy(data: data)
            : HealthCheckResult.Degraded(!broker ? "The broker does not answer; facts wait in the event store." : behind ? "The relay is behind." : "Messages are parked.", data: data);
    }
}
