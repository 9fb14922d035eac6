using IncidentPlatform.Contracts;
using MassTransit;

namespace IncidentPlatform.Hosting.Messaging;

/// <summary>
/// The queues of the platform. Whoever publishes declares them too, so that nothing is published to nowhere because a consumer has never run.
/// </summary>
internal static class Queues
{
    public static readonly IReadOnlyList<string> Siblings = [Origins.Communications, Origins.Escalation, Origins.PostMortems];
    public const string ReportedFacts = "reported-facts.incidents";
    public const string Rosters = "rosters.incidents";

    /// <summary>How often a message may bring a consumer down before the broker parks it.</summary>
    private const int DeliveryLimit = 20;

    public static string Facts(string service) => $"incident-facts.{service}";

    /// <summary>Where a message goes that cannot be handled; it stays there until it is replayed.</summary>
    public static string Parked(string queue) => $"{queue}.parked";

    /// <summary>The queues a service consumes.</summary>
    public static IReadOnlyList<string> Of(string service) => service == Origins.Incidents ? [ReportedFacts, Rosters] : [Facts(service)];

    public static void Declare(IRabbitMqBusFactoryConfigurator topology)
    {
        topology.SendTopology.ErrorQueueNameFormatter = new ParkedNames();
        topology.SendTopology.DeadLetterQueueNameFormatter = new ParkedNames();
        topology.Publish<IncidentFact>(p =>
        {
            foreach (var sibling in Siblings)
                p.BindQueue(p.Exchange.ExchangeName, Facts(sibling), q => Durable(q, Facts(sibling)));
        });
        topology.Publish<ReportedFact>(p => p.BindQueue(p.Exchange.ExchangeName, ReportedFacts, q => Durable(q, ReportedFacts)));
        topology.Publish<RosterPublished>(p => p.BindQueue(p.Exchange.ExchangeName, Rosters, q => Durable(q, Rosters)));
    }

    /// <summary>A quorum queue whose poison is parked, never dropped.</summary>
    public static void Durable(IRabbitMqQueueConfigurator queue, string name)
    {
        queue.SetQuorumQueue();
        queue.SetQueueArgument("x-delivery-limit", DeliveryLimit);
        queue.SetQueueArgument("x-dead-letter-exchange", "");
        queue.SetQueueArgument("x-dead-letter-routing-key", Parked(name));
        queue.SetQueueArgument("x-dead-letter-strategy", "at-least-once");
        queue.SetQueueArgument("x-overflow", "reject-publish");
    }

    private sealed class ParkedNames : IErrorQueueNameFormatter, IDeadLetterQueueNameFormatter
    {
        public string FormatErrorQueueName(string queueName) => Parked(queueName);
        public string FormatDeadLetterQueueName(string queueName) => Parked(queueName);
    }
}
