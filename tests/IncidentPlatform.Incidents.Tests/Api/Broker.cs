using System.Text.Json;
using IncidentPlatform.Contracts;
using MassTransit;

namespace IncidentPlatform.Incidents.Tests.Api;

/// <summary>Speaks to the service as its siblings do.</summary>
internal static class Broker
{
    public static async Task Publish(this RunningIncidents running, params object[] messages)
    {
        var bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(running.Platform.Broker);
            rabbit.ConfigureJsonSerializerOptions(json => Wire.Apply(new JsonSerializerOptions(json)));
        });
        await bus.StartAsync();
        try
        {
            foreach (var message in messages)
            {
                await bus.Publish(message, message.GetType(), context => context.MessageId = message is ReportedFact f ? f.Id : ((RosterPublished)message).Id);
            }
        }
        finally
        {
            await bus.StopAsync();
        }
    }
}
