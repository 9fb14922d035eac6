using IncidentPlatform.Hosting.EventStore;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace IncidentPlatform.Hosting.Messaging;

/// <summary>Messages that could not be handled: how many, which, and back to their queue when what stopped them is mended.</summary>
/// <remarks>What one instance holds while it looks, another does not see: they look one after the other, by a lock in the database.</remarks>
public sealed class ParkedMessages(PlatformBroker broker, NpgsqlDataSource database, StreamRegistry streams) : IAsyncDisposable
{
    internal const string ReasonHeader = "MT-Fault-ExceptionType";
    private readonly SemaphoreSlim one = new(1);
    private IConnection? connection;

    /// <summary>Number of parked messages by queue.</summary>
    public async Task<IReadOnlyDictionary<string, long>> Count(CancellationToken ct)
    {
        var counts = new Dictionary<string, long>();
        foreach (var queue in Queues.Of(streams.Service))
            counts[queue] = await Ready(Queues.Parked(queue), ct);
        return counts;
    }

    /// <summary>The first parked messages of each queue, left where they are.</summary>
    public async Task<IReadOnlyList<ParkedMessage>> List(int most, CancellationToken ct)
    {
        await using var alone = await Alone(ct);
        var found = new List<ParkedMessage>();
        foreach (var queue in Queues.Of(streams.Service))
        {
            if (await Ready(Queues.Parked(queue), ct) == 0)
                continue;
            await using var channel = await Open(ct);
            while (found.Count < most && await channel.BasicGetAsync(Queues.Parked(queue), autoAck: false, ct) is { } message)
                found.Add(new ParkedMessage(queue, message.BasicProperties.MessageId ?? "", Header(message, "MT-MessageType", queue), Header(message, ReasonHeader, "")));
            // Closing the channel without an acknowledgement puts them back.
        }

        return found;
    }

    /// <summary>Puts parked messages back on their queue; each leaves the parking only once the broker has confirmed it there.</summary>
    /// <returns>How many were put back.</returns>
    public async Task<int> Replay(CancellationToken ct)
    {
        await using var alone = await Alone(ct);
        var replayed = 0;
        foreach (var queue in Queues.Of(streams.Service))
        {
            var left = await Ready(Queues.Parked(queue), ct);
            if (left == 0)
                continue;
            await using var channel = await Open(ct, new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
            for (; left > 0 && await channel.BasicGetAsync(Queues.Parked(queue), autoAck: false, ct) is { } message; left--)
            {
                var properties = new BasicProperties(message.BasicProperties);
                await channel.BasicPublishAsync("", queue, mandatory: true, properties, message.Body, ct);
                await channel.BasicAckAsync(message.DeliveryTag, multiple: false, ct);
                replayed++;
            }
        }

        return replayed;
    }

    /// <summary>Drops parked messages by their ids, for good.</summary>
    public async Task Forget(IReadOnlySet<Guid> messages, CancellationToken ct)
    {
        await using var alone = await Alone(ct);
        foreach (var queue in Queues.Of(streams.Service))
        {
            if (await Find(Queues.Parked(queue), ct) is null)
                continue;
            await using var channel = await Open(ct);
            while (await channel.BasicGetAsync(Queues.Parked(queue), autoAck: false, ct) is { } message)
                if (Guid.TryParse(message.BasicProperties.MessageId, out var id) && messages.Contains(id))
                    await channel.BasicAckAsync(message.DeliveryTag, multiple: false, ct);
            // Closing the channel puts the others back.
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
            await connection.DisposeAsync();
        one.Dispose();
    }

    private async Task<IAsyncDisposable> Alone(CancellationToken ct)
    {
        var connection = await database.OpenConnectionAsync(ct);
        try
        {
            await connection.BeginTransactionAsync(ct);
            await using var command = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended('parked', 0))", connection);
            await command.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task<long> Ready(string queue, CancellationToken ct) => await Find(queue, ct) ?? 0;

    /// <summary>How many messages are ready on a queue; null where it was never declared.</summary>
    private async Task<long?> Find(string queue, CancellationToken ct)
    {
        try
        {
            await using var channel = await Open(ct);
            return await channel.MessageCountAsync(queue, ct);
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return null;
        }
    }

    private async Task<IChannel> Open(CancellationToken ct, CreateChannelOptions? options = null)
    {
        await one.WaitAsync(ct);
        try
        {
            if (connection is not { IsOpen: true })
                connection = await new ConnectionFactory { Uri = broker.Uri, ClientProvidedName = $"{streams.Service} parked" }.CreateConnectionAsync(ct);
            return await connection.CreateChannelAsync(options, ct);
        }
        finally
        {
            one.Release();
        }
    }

    private static string Header(BasicGetResult message, string name, string otherwise) =>
        message.BasicProperties.Headers?.TryGetValue(name, out var value) == true && value is byte[] text ? System.Text.Encoding.UTF8.GetString(text) : otherwise;
}

/// <param name="Queue">Queue it belongs on.</param>
/// <param name="MessageId">Its id.</param>
/// <param name="MessageType">What it is, where the broker's headers say so.</param>
/// <param name="Reason">Type of the exception that stopped it.</param>
public sealed record ParkedMessage(string Queue, string MessageId, string MessageType, string Reason);

/// <summary>Where the broker is.</summary>
public sealed record PlatformBroker(Uri Uri);
