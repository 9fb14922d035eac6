using System.Text;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;
using RabbitMQ.Client;

namespace IncidentPlatform.Incidents.Tests.Api;

[Collection("api")]
public sealed class Alerts_over_the_broker(RunningIncidents running)
{
    private IIncidents Admin => running.As("root", OrganisationRoles.Admin);

    [Fact]
    public async Task Are_taken_as_plain_JSON_and_as_CloudEvents_in_the_order_they_came()
    {
        var plain = await Source("broker-plain", "generic");
        var events = await Source("broker-events", "cloudevents");
        await using var channel = await Open();
        for (var n = 0; n < 200; n++)
        {
            await Publish(channel, plain, $$"""{"name":"a{{n % 10}}","service":"broker","status":"{{(n < 190 && n % 20 < 10 ? "firing" : "resolved")}}"}""");
        }

        await Publish(channel, plain, """{"name":"a3","service":"broker","status":"firing"}""");
        await Publish(channel, events, """{"specversion":"1.0","id":"1","source":"/jobs","type":"com.example.job.failed","data":{"name":"export"}}""");
        await Publish(channel, events, """{"name":"import"}""", new()
        {
            ["cloudEvents:specversion"] = "1.0",
            ["cloudEvents:id"] = "2",
            ["cloudEvents:source"] = "/jobs",
            ["cloudEvents:type"] = "com.example.job.failed",
        });

        await Eventually.Some(async () => (await Admin.ListAlerts(source: "broker-events")).Items is { Count: 2 } both ? both : null, "both events are alerts");
        (await Admin.ListAlerts(source: "broker-plain")).Items.Where(a => a.Status == "firing").Select(a => a.Name).Should().Equal("a3");
    }

    [Fact]
    public async Task Are_parked_with_the_reason_where_nobody_understands_them_and_block_nobody()
    {
        var key = await Source("broker-parked", "generic");
        await using var channel = await Open();
        await Publish(channel, key, """{"severity":"critical"}""");
        await Publish(channel, key, "{");
        await Publish(channel, "guess", """{"name":"a"}""");
        await Publish(channel, key, """{"name":"good"}""");

        await Eventually.Some(async () => (await Admin.ListAlerts(source: "broker-parked")).Items.SingleOrDefault(), "the good one is taken");
        var parked = await Eventually.Some(async () => (await Admin.GetParked()).First.Where(p => p.Queue == "alerts.incidents").ToList() is { Count: 3 } three ? three : null, "three are parked");
        parked.Select(p => p.Reason).Should().BeEquivalentTo(
            "$.name is missing.", "The body is not JSON: it breaks off, errs or is nested too deep in line 1.", "The routing key lets nobody in here.");

        await Admin.PutAlertSource("broker-parked", new AlertSource("generic", Mapping: new AlertMapping(Name: "severity")));
        await Admin.ReplayParked();
        await Eventually.Some(async () => (await Admin.ListAlerts(source: "broker-parked")).Items.FirstOrDefault(a => a.Name == "critical"), "what can be read now is taken");
    }

    private async Task<string> Source(string name, string format)
    {
        await Admin.PutAlertSource(name, new AlertSource(format));
        return (await Admin.CreateRoutingKey(name)).Key;
    }

    /// <summary>With publisher confirms: a publish returns when the broker has the message for good.</summary>
    private async Task<Opened> Open()
    {
        var connection = await new ConnectionFactory { Uri = running.Platform.Broker }.CreateConnectionAsync();
        return new Opened(connection, await connection.CreateChannelAsync(new CreateChannelOptions(true, true)));
    }

    private static async Task Publish(Opened on, string key, string body, Dictionary<string, object?>? headers = null) => await on.Channel.BasicPublishAsync(
        "alerts", key, mandatory: true, new BasicProperties { ContentType = "application/json", Persistent = true, Headers = headers }, Encoding.UTF8.GetBytes(body));

    private sealed record Opened(IConnection Connection, IChannel Channel) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Channel.DisposeAsync();
            await Connection.DisposeAsync();
        }
    }
}
