using System.Diagnostics;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;

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
        await using var publisher = await AlertsPublisher.Open(running.Platform.Broker);
        for (var n = 0; n < 200; n++)
        {
            await publisher.Publish(plain, $$"""{"name":"a{{n % 10}}","service":"broker","status":"{{(n < 190 && n % 20 < 10 ? "firing" : "resolved")}}"}""");
        }

        await publisher.Publish(plain, """{"name":"a3","service":"broker","status":"firing"}""");
        await publisher.Publish(events, """{"specversion":"1.0","id":"1","source":"/jobs","type":"com.example.job.failed","data":{"name":"export"}}""");
        await publisher.Publish(events, """{"name":"import"}""", new()
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
        await using var publisher = await AlertsPublisher.Open(running.Platform.Broker);
        await publisher.Publish(key, """{"severity":"critical"}""");
        await publisher.Publish(key, "{");
        await publisher.Publish("guess", """{"name":"a"}""");
        await publisher.Publish(key, """{"name":"good"}""");

        await Eventually.Some(async () => (await Admin.ListAlerts(source: "broker-parked")).Items.SingleOrDefault(), "the good one is taken");
        var parked = await Eventually.Some(async () => (await Admin.GetParked()).First.Where(p => p.Queue == "alerts.incidents").ToList() is { Count: 3 } three ? three : null, "three are parked");
        parked.Select(p => p.Reason).Should().BeEquivalentTo(
            "$.name is missing.", "The body is not JSON: it breaks off, errs or is nested too deep in line 1.", "The routing key lets nobody in here.");

        await Admin.PutAlertSource("broker-parked", new AlertSource("generic", Mapping: new AlertMapping(Name: "severity")));
        await Admin.ReplayParked();
        await Eventually.Some(async () => (await Admin.ListAlerts(source: "broker-parked")).Items.FirstOrDefault(a => a.Name == "critical"), "what can be read now is taken");
    }

    /// <summary>Python with pika, as Debian has them.</summary>
    [Fact]
    public async Task Are_taken_from_a_client_in_another_language()
    {
        var key = await Source("broker-python", "generic");
        var start = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "Api", "publish_alert.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            Environment = { ["AMQP_URL"] = running.Platform.Broker.ToString(), ["ROUTING_KEY"] = key },
        };
        using var python = Process.Start(start)!;
        await python.StandardInput.WriteAsync("""{"name":"backlog","service":"export","summary":"Größer als 1 000"}""");
        python.StandardInput.Close();
        var said = await python.StandardError.ReadToEndAsync();
        await python.WaitForExitAsync();

        python.ExitCode.Should().Be(0, said);
        var alert = await Eventually.Some(async () => (await Admin.ListAlerts(source: "broker-python")).Items.SingleOrDefault(), "it is an alert");
        alert.Summary.Should().Be("Größer als 1 000");
    }

    private async Task<string> Source(string name, string format)
    {
        await Admin.PutAlertSource(name, new AlertSource(format));
        return (await Admin.CreateRoutingKey(name)).Key;
    }
}
