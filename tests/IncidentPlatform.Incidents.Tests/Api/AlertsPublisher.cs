using System.Text;
using RabbitMQ.Client;

namespace IncidentPlatform.Incidents.Tests.Api;

/// <summary>Publishes alerts as any client does, with publisher confirms: a publish returns when the broker has the message for good.</summary>
internal sealed class AlertsPublisher : IAsyncDisposable
{
    private readonly IConnection connection;
    private readonly IChannel channel;

    private AlertsPublisher(IConnection connection, IChannel channel) => (this.connection, this.channel) = (connection, channel);

    public static async Task<AlertsPublisher> Open(Uri broker)
    {
        var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        return new AlertsPublisher(connection, await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true)));
    }

    public async Task Publish(string key, string body, Dictionary<string, object?>? headers = null) => await channel.BasicPublishAsync(
        "alerts", key, mandatory: true, new BasicProperties { ContentType = "application/json", Persistent = true, Headers = headers }, Encoding.UTF8.GetBytes(body));

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
