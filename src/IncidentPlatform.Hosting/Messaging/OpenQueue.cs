using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace IncidentPlatform.Hosting.Messaging;

/// <summary>A message of anybody's, in any language: not of ours, and not wrapped in anything.</summary>
/// <param name="RoutingKey">What it was published with.</param>
/// <param name="Headers">Its headers, as texts.</param>
public sealed record OpenMessage(string RoutingKey, IReadOnlyDictionary<string, string> Headers, string? ContentType, ReadOnlyMemory<byte> Body);

/// <summary>Keeps messages for good.</summary>
/// <returns>For each message null, or why it can never be taken, in words that hold nothing of it.</returns>
public delegate Task<IReadOnlyList<string?>> KeepMessages(IReadOnlyList<OpenMessage> messages, CancellationToken ct);

/// <summary>
/// An exchange that anybody may publish to, and its one queue. Messages are taken in the order they came in and leave the queue only once
/// they are kept or, with the reason, parked. While the database is away they wait on the queue.
/// </summary>
public sealed partial class OpenQueue(PlatformBroker broker, string exchange, string queue, KeepMessages keep, ILogger log)
{
    /// <summary>The exchange that takes alerts, and its queue.</summary>
    public const string Alerts = "alerts";

    internal const string AlertsOfIncidents = "alerts.incidents";

    /// <summary>Where a message that is replayed says what it was published with.</summary>
    private const string RoutingKeyHeader = "x-routing-key";

    /// <summary>So many are in hand at once; each may be as large as a grouped webhook.</summary>
    private const ushort MostTogether = 100;

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

    public static OpenQueue OfAlerts(PlatformBroker broker, KeepMessages keep, ILogger log) => new(broker, Alerts, AlertsOfIncidents, keep, log);

    public async Task Run(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await Consume(ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                LogTriedAgain(log, queue, e.GetType().Name);
                await Task.Delay(AfterFailure, ct);
            }
        }
    }

    private async Task Consume(CancellationToken ct)
    {
        await using var connection = await new ConnectionFactory { Uri = broker.Uri, ClientProvidedName = queue, AutomaticRecoveryEnabled = false }.CreateConnectionAsync(ct);
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), ct);
        await Declare(channel, ct);
        var deliveries = Channel.CreateUnbounded<(ulong Tag, BasicProperties Properties, OpenMessage Message)>(new UnboundedChannelOptions { SingleReader = true });
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, e) =>
        {
            // The buffer is the connection's own: what is to outlive this call is copied.
            deliveries.Writer.TryWrite((e.DeliveryTag, new BasicProperties(e.BasicProperties), Read(e)));
            return Task.CompletedTask;
        };
        channel.ChannelShutdownAsync += (_, e) =>
        {
            deliveries.Writer.TryComplete(new OperationInterruptedException(e));
            return Task.CompletedTask;
        };
        await channel.BasicQosAsync(0, MostTogether, global: false, ct);
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer, ct);
        var together = new List<(ulong Tag, BasicProperties Properties, OpenMessage Message)>();
        while (await deliveries.Reader.WaitToReadAsync(ct))
        {
            while (together.Count < MostTogether && deliveries.Reader.TryRead(out var delivery))
            {
                together.Add(delivery);
            }

            var reasons = await keep([.. together.Select(d => d.Message)], ct);
            foreach (var ((_, properties, message), reason) in together.Zip(reasons))
            {
                if (reason is not null)
                {
                    await Park(channel, properties, message, reason, ct);
                }
            }

            await channel.BasicAckAsync(together[^1].Tag, multiple: true, ct);
            together.Clear();
        }
    }

    private async Task Declare(IChannel channel, CancellationToken ct)
    {
        // Only one instance consumes at a time, so that the order holds.
        var kept = new Dictionary<string, object?> { ["x-queue-type"] = "quorum", ["x-overflow"] = "reject-publish", ["x-delivery-limit"] = int.MaxValue };
        var ordered = new Dictionary<string, object?>(kept) { ["x-single-active-consumer"] = true };
        await channel.ExchangeDeclareAsync(exchange, ExchangeType.Topic, durable: true, cancellationToken: ct);
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, ordered, cancellationToken: ct);
        await channel.QueueDeclareAsync(Queues.Parked(queue), durable: true, exclusive: false, autoDelete: false, kept, cancellationToken: ct);
        await channel.QueueBindAsync(queue, exchange, "#", cancellationToken: ct);
    }

    private async Task Park(IChannel channel, BasicProperties properties, OpenMessage message, string reason, CancellationToken ct)
    {
        LogParked(log, queue);
        properties.Persistent = true;
        properties.Headers = new Dictionary<string, object?>(properties.Headers ?? new Dictionary<string, object?>())
        {
            [RoutingKeyHeader] = message.RoutingKey,
            [ParkedMessages.ReasonHeader] = reason,
        };
        await channel.BasicPublishAsync("", Queues.Parked(queue), mandatory: true, properties, message.Body, ct);
    }

    private static OpenMessage Read(BasicDeliverEventArgs e)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in e.BasicProperties.Headers ?? new Dictionary<string, object?>())
        {
            headers[name] = value is byte[] text ? Encoding.UTF8.GetString(text) : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";
        }

        return new OpenMessage(headers.GetValueOrDefault(RoutingKeyHeader) ?? e.RoutingKey, headers, e.BasicProperties.ContentType, e.Body.ToArray());
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Queue} is not consumed ({Reason}); tried again.")]
    private static partial void LogTriedAgain(ILogger log, string queue, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message of {Queue} was parked; its header says why.")]
    private static partial void LogParked(ILogger log, string queue);
}
