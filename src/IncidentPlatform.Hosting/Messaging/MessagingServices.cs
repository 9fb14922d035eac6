using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.EventStore;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace IncidentPlatform.Hosting.Messaging;

internal static class MessagingServices
{
    private const int AtOnce = 8;

    /// <summary>What is tried at once before a message counts as poison.</summary>
    private const int TriesAtOnce = 5;

    /// <summary>At one a second: a day.</summary>
    private const int WaitsForDatabase = 86_400;

    public static void AddMessaging(this IServiceCollection services, PlatformBuilder platform)
    {
        var broker = new PlatformBroker(new Uri(platform.Configuration.GetConnectionString("rabbitmq") ?? throw new InvalidOperationException(
            "No broker is configured: set the connection string 'rabbitmq' (ConnectionStrings__rabbitmq=amqp://user:password@host:5672/).")));
        services.AddSingleton(broker);
        services.AddSingleton(platform.Publications);
        services.AddSingleton<DaemonLeader>();
        services.AddHostedService(s => s.GetRequiredService<DaemonLeader>());
        services.AddLogging(logging =>
        {
            foreach (var wordy in (string[])["MassTransit.ReceiveTransport", "MassTransit.Messages"])
                logging.AddFilter(wordy, LogLevel.None);
        });
        services.AddReceiveObserver<FaultLog>();
        services.AddMassTransit(bus =>
        {
            // A broker that is away shows as degraded in the flow check and never takes an instance out.
            bus.ConfigureHealthCheckOptions(health =>
            {
                health.Tags.Clear();
                health.MinimalFailureStatus = HealthStatus.Degraded;
            });
            foreach (var add in platform.Consumers)
                add(bus);
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(broker.Uri);
                rabbit.ConfigureJsonSerializerOptions(AsOnTheWire);
                Queues.Declare(rabbit);
                foreach (var (queue, consumers) in platform.ConsumersByQueue)
                    rabbit.ReceiveEndpoint(queue, endpoint =>
                    {
                        Queues.Durable(endpoint);
                        endpoint.UseExecute(Queues.RefuseRepeated);
                        endpoint.PrefetchCount = AtOnce * 4;
                        endpoint.ConcurrentMessageLimit = AtOnce;
                        Retry(endpoint);
                        foreach (var consumer in consumers)
                            endpoint.ConfigureConsumer(context, consumer);
                    });
            });
        });
    }

    /// <summary>A database that is away is waited for; anything else is tried a few times and then parked.</summary>
    private static void Retry(IRabbitMqReceiveEndpointConfigurator endpoint)
    {
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(Transient.Is);
            retry.Interval(WaitsForDatabase, TimeSpan.FromSeconds(1));
        });
        endpoint.UseMessageRetry(retry =>
        {
            retry.Ignore<Exception>(e => Transient.Is(e) || e is JsonException or PoisonException);
            retry.Exponential(TriesAtOnce, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(200));
        });
    }

    /// <summary>Our conventions alone: MassTransit would write decimals as strings, and readers in other languages expect numbers.</summary>
    private static JsonSerializerOptions AsOnTheWire(JsonSerializerOptions json)
    {
        var options = Wire.Apply(new JsonSerializerOptions(json));
        foreach (var converter in options.Converters.Where(c => c.Type == typeof(decimal)).ToList())
            options.Converters.Remove(converter);
        return options;
    }
}

/// <summary>A message that no retry will make any better: it is parked at once.</summary>
/// <param name="message">Why, without words of users.</param>
public sealed class PoisonException(string message) : Exception(message);
