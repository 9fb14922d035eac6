using System.Text.Json;
using IncidentPlatform.Contracts;
using RabbitMQ.Client;

namespace IncidentPlatform.Promises.Faults;

public sealed class ToldTwice(AConfiguredPlatform platform) : IClassFixture<AConfiguredPlatform>
{
    [Fact]
    public async Task Every_fact_three_times_and_backwards_changes_nothing()
    {
        var incident = await platform.ADeclaredIncident();
        await platform.Ada.Incidents.AddNote(incident.ToString(), new("A note"));
        await platform.Clock.UntilQuiet();
        var before = await platform.Facts(incident);

        await using var connection = await new ConnectionFactory { Uri = platform.Services.Broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        for (var time = 0; time < 3; time++)
            foreach (var fact in before.Reverse())
                await channel.BasicPublishAsync(
                    "IncidentPlatform.Contracts:IncidentFact", "", mandatory: true,
                    new BasicProperties { MessageId = fact.Id.ToString(), ContentType = "application/vnd.masstransit+json" },
                    JsonSerializer.SerializeToUtf8Bytes(
                        new { messageId = fact.Id, messageType = new[] { "urn:message:IncidentPlatform.Contracts:IncidentFact" }, message = fact }, Wire.Json));

        await platform.Ada.Incidents.AddNote(incident.ToString(), new("After all of them"));
        await platform.Clock.UntilQuiet();
        (await platform.Facts(incident)).Should().HaveCount(before.Count + 1);
    }
}
