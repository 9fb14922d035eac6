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
    public const string Reminders = "reminders.escalation";

    /// <summary>How often a message may bring a consumer down before it is parked; counted here, not by the broker.</summary>
    private const int DeliveryLimit = 20;

    public static string Facts(string service) => $"incident-facts.{service}";

    /// <summary>Where a message goes that cannot be handled; it stays there until it is replayed.</summary>
    public static string Parked(string queue) => $"{queue}.parked";

    /// <summary>The queues a service consumes, and those that anybody may publish to.</summary>
    public static IReadOnlyList<string> Of(string service) => service switch
    {
        Origins.Incidents => [ReportedFacts, Rosters, OpenQueue.AlertsOfIncidents],
        Origins.Escalation => [Facts(service), Reminders],
        _ => [Facts(service)],
    };

    public static void Declare(IRabbitMqBusFactoryConfigurator topology)
    {
        topology.SendTopology.ErrorQueueNameFormatter = new ParkedNames();
        topology.SendTopology.DeadLetterQueueNameFormatter = new ParkedNames();
        topology.Publish<IncidentFact>(p =>
        {
            foreach (var sibling in Siblings)
                p.BindQueue(p.Exchange.ExchangeName, Facts(sibling), Durable);
        });
        topology.Publish<ReportedFact>(p => p.BindQueue(p.Exchange.ExchangeName, ReportedFacts, Durable));
        topology.Publish<RosterPublished>(p => p.BindQueue(p.Exchange.ExchangeName, Rosters, Durable));
        topology.Publish<ReminderWanted>(p => p.BindQueue(p.Exchange.ExchangeName, Reminders, Durable));
    }

    /// <summary>
    /// A quorum queue that drops nothing. The parking is declared with the arguments of its queue, and there a look counts as a delivery:
    /// with the broker's own limit (20 by default from 4.0 on) the twentieth look at a parked message would throw it away.
    /// </summary>
    public static void Durable(IRabbitMqQueueConfigurator queue)
    {
        queue.SetQuorumQueue();
        queue.SetQueueArgument("x-delivery-limit", int.MaxValue);
        queue.SetQueueArgument("x-overflow", "reject-publish");
    }

    /// <summary>A message that has brought its consumer down too often is poison: it is parked.</summary>
    /// <exception cref="PoisonException">It has.</exception>
    public static void RefuseRepeated(ConsumeContext message)
    {
        if (message.ReceiveContext.TransportHeaders.Get<long>("x-delivery-count") > DeliveryLimit)
            throw new PoisonException("It was delivered too often without an end.");
    }

    private sealed class ParkedNames : IErrorQueueNameFormatter, IDeadLetterQueueNameFormatter
    {
        public string FormatErrorQueueName(string queueName) => Parked(queueName);
        public string FormatDeadLetterQueueName(string queueName) => Parked(queueName);
    }
}
