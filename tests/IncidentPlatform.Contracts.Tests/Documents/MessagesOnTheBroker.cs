using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using IncidentPlatform.Client.Development;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace IncidentPlatform.Contracts.Tests.Documents;

/// <summary>What really travels is what is described.</summary>
[Collection(ARunningPlatform.Shared)]
public sealed class MessagesOnTheBroker(ARunningPlatform running)
{
    private static readonly JsonObject Described = BrokerDescription.Document();

    [Fact]
    public async Task Each_kind_of_message_fits_its_description()
    {
        await using var connection = await new ConnectionFactory { Uri = running.Platform.Broker }.CreateConnectionAsync();
        await using var listening = await connection.CreateChannelAsync();
        var heard = await Listen(listening);
        await HaveSomethingSaid();

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var awaited = BrokerDescription.Exchanges.ToHashSet();
        while (awaited.Count > 0)
        {
            var envelope = await heard.ReadAsync(patience.Token);
            var exchange = ((string)envelope["messageType"]![0]!).Replace("urn:message:", "", StringComparison.Ordinal);
            Guid.TryParse((string?)envelope["messageId"], out _).Should().BeTrue();
            Fitting.Faults(Described, WireSchema.Reference(exchange.Split(':')[1]), envelope["message"]).Should().BeEmpty("it is {0}", envelope);
            awaited.Remove(exchange);
        }
    }

    private static async Task<ChannelReader<JsonNode>> Listen(IChannel channel)
    {
        var heard = Channel.CreateUnbounded<JsonNode>();
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        foreach (var exchange in BrokerDescription.Exchanges)
            await channel.QueueBindAsync(queue, exchange, "");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            heard.Writer.TryWrite(JsonNode.Parse(message.Body.Span)!);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
        return heard.Reader;
    }

    /// <summary>A roster is drawn, an incident declared, what is then owed reported, and a silence lasts for more than a day.</summary>
    private async Task HaveSomethingSaid()
    {
        await Put("/people/ada", new { name = "Ada", email = "ada@example.org", senior = true });
        await Put("/schedules/primary", new { timeZone = "Europe/London", start = "2026-01-05T09:00:00", shiftLength = "P7D", participants = new[] { "ada" } });
        using var declaration = JsonContent.Create(new { title = "Checkout answers with errors", severity = "P2", services = new[] { "checkout" } });
        using var declared = await running.Send(Origins.Incidents, HttpMethod.Post, "/incidents", declaration, running.AllowedToken);
        declared.EnsureSuccessStatusCode();
        using var silence = JsonContent.Create(new
        {
            matchers = new[] { new { field = "service", values = new[] { "mail" } } },
            reason = "Known",
            endsAt = Clock.Now + TimeSpan.FromDays(3),
        });
        using var set = await running.Send(Origins.Incidents, HttpMethod.Post, "/silences", silence, running.AllowedToken);
        set.EnsureSuccessStatusCode();
        Clock.MoveTo(Clock.Now + TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
    }

    private ClockFile Clock => new(running.Platform.ClockFile, TimeProvider.System);

    private async Task Put<T>(string path, T body)
    {
        using var content = JsonContent.Create(body);
        using var answer = await running.Send(Origins.Escalation, HttpMethod.Put, path, content, running.AllowedToken);
        answer.EnsureSuccessStatusCode();
    }
}
