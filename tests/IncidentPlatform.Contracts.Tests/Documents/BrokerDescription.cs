using System.Text.Json.Nodes;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Contracts.Tests.Documents;

/// <summary>The AsyncAPI document of what travels over the broker, as the contracts say it.</summary>
internal static class BrokerDescription
{
    private static readonly string[] Siblings = [Origins.Communications, Origins.Escalation, Origins.PostMortems];

    private static readonly Flow[] Flows =
    [
        new(typeof(IncidentFact), "One fact of one incident, in the order of the incident's versions.", [Origins.Incidents], [.. Siblings.Select(s => ($"incident-facts.{s}", s))], FactTypes.All),
        new(typeof(ReportedFact), "What another service established about an incident.", Siblings, [("reported-facts.incidents", Origins.Incidents)], FactTypes.Reported),
        new(typeof(RosterPublished), "Who is on call; a newer version replaces an older one.", [Origins.Escalation], [("rosters.incidents", Origins.Incidents)], []),
        new(typeof(ReminderWanted), "Somebody is to be reminded of what they set.", [Origins.Incidents], [("reminders.escalation", Origins.Escalation)], []),
    ];

    public static IEnumerable<string> Exchanges => Flows.Select(f => f.Exchange);

    /// <summary>Each queue, and the exchange that fills it.</summary>
    public static IEnumerable<(string Queue, string Exchange)> Queues => Flows.SelectMany(f => f.Queues.Select(q => (q.Queue, f.Exchange)));

    public static JsonObject Document() => new()
    {
        ["asyncapi"] = "3.0.0",
        ["info"] = new JsonObject
        {
            ["title"] = "IncidentPlatform messages",
            ["version"] = "v1",
            ["description"] = "What the services tell each other over RabbitMQ. Every message may come more than once: its id tells. "
                + "Readers ignore members and types of facts that they do not know. What cannot be handled is kept in the queue's twin with the suffix .parked.",
            ["license"] = new JsonObject { ["name"] = "Apache-2.0" },
        },
        ["defaultContentType"] = "application/vnd.masstransit+json",
        ["channels"] = Object(Flows.SelectMany(f => f.Queues.Select(q => (q.Queue, QueueChannel(f, q.Queue))).Prepend((f.Name, ExchangeChannel(f))))),
        ["operations"] = Object(Flows.SelectMany(f =>
            f.Senders.Select(s => ($"{s}.publish.{f.Name}", Operation("send", s, f.Name, f)))
                .Concat(f.Queues.Select(q => ($"{q.Service}.take-in.{f.Name}", Operation("receive", q.Service, q.Queue, f)))))),
        ["components"] = new JsonObject { ["messages"] = Object(Flows.Select(f => (f.Name, Message(f)))), ["schemas"] = Schemas() },
    };

    private static JsonObject ExchangeChannel(Flow flow) => Channel(flow, flow.Exchange, new JsonObject
    {
        ["is"] = "routingKey",
        ["exchange"] = new JsonObject { ["name"] = flow.Exchange, ["type"] = "fanout", ["durable"] = true, ["autoDelete"] = false },
        ["bindingVersion"] = "0.3.0",
    });

    private static JsonObject QueueChannel(Flow flow, string queue) => Channel(flow, queue, new JsonObject
    {
        ["is"] = "queue",
        ["queue"] = new JsonObject { ["name"] = queue, ["durable"] = true, ["exclusive"] = false, ["autoDelete"] = false },
        ["bindingVersion"] = "0.3.0",
    });

    private static JsonObject Channel(Flow flow, string address, JsonObject binding) => new()
    {
        ["address"] = address,
        ["messages"] = new JsonObject { [flow.Name] = new JsonObject { ["$ref"] = $"#/components/messages/{flow.Name}" } },
        ["bindings"] = new JsonObject { ["amqp"] = binding },
    };

    private static JsonObject Operation(string action, string service, string channel, Flow flow) => new()
    {
        ["action"] = action,
        ["channel"] = new JsonObject { ["$ref"] = $"#/channels/{channel}" },
        ["messages"] = new JsonArray(new JsonObject { ["$ref"] = $"#/channels/{channel}/messages/{flow.Name}" }),
        ["x-service"] = service,
    };

    private static JsonObject Message(Flow flow) => new()
    {
        ["name"] = flow.Name,
        ["summary"] = flow.Summary,
        ["payload"] = new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("messageId", "messageType", "message"),
            ["properties"] = new JsonObject
            {
                ["messageId"] = new JsonObject { ["type"] = "string", ["format"] = "uuid" },
                ["messageType"] = new JsonObject
                {
                    ["type"] = "array",
                    ["items"] = new JsonObject { ["type"] = "string" },
                    ["contains"] = new JsonObject { ["const"] = $"urn:message:{flow.Exchange}" },
                },
                ["message"] = WireSchema.Reference(flow.Name),
            },
        },
    };

    private static JsonObject Schemas()
    {
        var wire = new WireSchema();
        foreach (var type in Flows.Select(f => f.Type).Concat(FactTypes.All.Select(Contract)))
            wire.Add(type);
        foreach (var flow in Flows.Where(f => f.Facts.Count > 0))
            wire.Schemas[flow.Name]["allOf"] = new JsonArray([.. flow.Facts.Select(f => DataOf(f.Name))]);
        return Object(wire.Schemas.Select(s => (s.Key, s.Value)));
    }

    private static JsonObject DataOf(string fact) => new JsonObject
    {
        ["if"] = new JsonObject { ["properties"] = new JsonObject { ["type"] = new JsonObject { ["const"] = fact } } },
        ["then"] = new JsonObject { ["properties"] = new JsonObject { ["data"] = WireSchema.Reference(fact) } },
    };

    private static Type Contract(Type fact) => typeof(IncidentFact).Assembly.GetType($"IncidentPlatform.Contracts.Facts.{fact.Name}", throwOnError: true)!;

    private static JsonObject Object<T>(IEnumerable<(string Name, T Value)> members) where T : JsonNode =>
        new(members.Select(m => KeyValuePair.Create<string, JsonNode?>(m.Name, m.Value)));

    /// <param name="Type">What travels.</param>
    /// <param name="Summary">In a sentence.</param>
    /// <param name="Senders">Services that publish it.</param>
    /// <param name="Queues">Queues it ends in, and who reads them.</param>
    /// <param name="Facts">Facts it may carry.</param>
    private sealed record Flow(Type Type, string Summary, IReadOnlyList<string> Senders, IReadOnlyList<(string Queue, string Service)> Queues, IReadOnlyList<Type> Facts)
    {
        public string Name => Type.Name;
        public string Exchange => $"{Type.Namespace}:{Type.Name}";
    }
}
