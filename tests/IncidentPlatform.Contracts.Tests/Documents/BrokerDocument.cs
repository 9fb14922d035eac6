using System.Net.Http.Json;
using System.Text.Json.Nodes;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Contracts.Tests.Documents;

/// <summary>What is said of the broker is what is checked in, and what is there.</summary>
[Collection(ARunningPlatform.Shared)]
public sealed class BrokerDocument(ARunningPlatform running)
{
    private static readonly JsonObject Described = BrokerDescription.Document();

    public static IEnumerable<object[]> Facts => FactTypes.All.Select(t => new object[] { t.Name });

    public static IEnumerable<object[]> Queues => BrokerDescription.Queues.Select(q => new object[] { q.Queue, q.Exchange });

    [Fact]
    public void The_contracts_are_described_as_approved() => ApiDocument.Approve("asyncapi.json", Described);

    [Theory]
    [MemberData(nameof(Facts))]
    public void A_fact_as_approved_fits_its_schema(string fact)
    {
        var data = JsonNode.Parse(Golden.Read($"{fact}.v1.json"));

        Fitting.Faults(Described, WireSchema.Reference(fact), data).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Queues))]
    public async Task What_is_published_to_an_exchange_arrives_in_the_queue(string queue, string exchange)
    {
        using var management = (await Servers.Get()).Management();
        var from = await Broker(management, $"exchanges/{running.Platform.Name}/{Uri.EscapeDataString(exchange)}");
        var into = await Broker(management, $"queues/{running.Platform.Name}/{queue}");
        var bindings = await management.GetFromJsonAsync<JsonArray>(new Uri($"api/bindings/{running.Platform.Name}", UriKind.Relative));

        ((string?)from["type"]).Should().Be("fanout");
        ((bool)from["durable"]!).Should().BeTrue();
        ((bool)into["durable"]!).Should().BeTrue();
        Reached(bindings!, exchange).Should().Contain(queue);
    }

    private static async Task<JsonObject> Broker(HttpClient management, string what) =>
        (await management.GetFromJsonAsync<JsonObject>(new Uri($"api/{what}", UriKind.Relative)))!;

    private static IEnumerable<string> Reached(JsonArray bindings, string exchange) => bindings
        .Where(b => (string?)b!["source"] == exchange)
        .SelectMany(b => (string)b!["destination_type"]! == "queue"
            ? [(string)b["destination"]!]
            : Reached(bindings, (string)b["destination"]!));
}
