using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Communications;
using IncidentPlatform.Client.Escalation;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Client.PostMortems;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace IncidentPlatform.Promises.Secrecy;

/// <summary>
/// All four services with an incident that is restricted from its first fact, worked on in every service. Ada is on call, declares it
/// and commands; Eve has every role of the organisation and is not named. A fifth listener hears what the broker carries.
/// </summary>
public sealed class ASecretPlatform : IAsyncLifetime
{
    public const string Shared = "a secret platform";
    public const string Field = "what-is-known";
    public const string Canary = "zyxcanary";

    private readonly ConcurrentQueue<string> fed = new();
    private IConnection? broker;

    public OtlpReceiver Operators { get; } = new();
    public PlatformUnderTest Services { get; private set; } = null!;
    public IReadOnlyList<LiveOperation> Operations { get; private set; } = null!;
    public Guid Incident { get; private set; }
    public string Number { get; private set; } = "";

    /// <summary>Another one that the same people know of: it turns out to be the same.</summary>
    public Guid Twin { get; private set; }

    public Guid Update { get; private set; }

    /// <summary>Something that was said in the war room.</summary>
    public Guid Message { get; private set; }

    public Guid Page { get; private set; }
    public Guid Obligation { get; private set; }
    public Guid ActionItem { get; private set; }
    public Guid Evidence { get; private set; }

    /// <summary>The bodies of everything that Incidents fed.</summary>
    public IReadOnlyCollection<string> Fed => fed;

    public Platform Ada => Services.As("ada", People);

    public string AdasToken => Services.Token("ada", People);

    public string EvesToken => Services.Token("eve", People);

    private static string[] People => [.. OrganisationRoles.All.Except([OrganisationRoles.Service])];

    /// <summary>A text that was planted in a service.</summary>
    public static string Planted(string service) => $"{Canary}-{service}";

    /// <summary>What stands in a path for the incident and what belongs to it.</summary>
    public string In(LiveOperation operation, string parameter, Guid incident) => (parameter, operation.Path.Split('/')[1]) switch
    {
        ("incident", _) or ("id", "incidents") => incident.ToString(),
        ("id", "updates") => Update.ToString(),
        ("message", _) => Message.ToString(),
        ("id", "pages") => Page.ToString(),
        ("id", "obligations") or ("obligationId", _) => Obligation.ToString(),
        ("id", "action-items") => ActionItem.ToString(),
        ("evidence", _) => Evidence.ToString(),
        ("fix", _) => LiveOperation.SomeId.ToString(),
        ("role", _) => "support-lead",
        ("section", _) => "went-well",
        ("person", _) => "ada",
        _ => Guid.Empty.ToString(),
    };

    public async Task<HttpResponseMessage> Send(LiveOperation operation, string path, string token, JsonNode? body)
    {
        using var http = Services.Http(operation.Service, token);
        using var request = new HttpRequestMessage(operation.Method, new Uri(path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        if (body is not null)
            request.Content = JsonContent.Create(body);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public async ValueTask InitializeAsync()
    {
        Services = await PlatformUnderTest.Start(Operators.Settings);
        Operations = await LiveOperation.Of(Services);
        await Listen();
        var root = Services.As("root", OrganisationRoles.Admin);
        await root.Escalation.PutPerson("ada", new Person("Ada", "ada@example.org", null, Senior: true));
        await root.Escalation.PutPerson("leo", new Person("Leo", "leo@example.org", null, Senior: true));
        await root.Escalation.PutPosition("legal-counsel", new Position("leo"));
        await root.Escalation.PutSchedule("incident-commander", new Schedule("UTC", Services.Clock.Now.UtcDateTime.Date.AddDays(-1), TimeSpan.FromDays(7), ["ada"]));
        await root.Communications.PutAudience(Audiences.Customers, new Audience(["customer@example.com"]));
        await root.Communications.PutAudience(Audiences.Executives, new Audience(["vint@example.org"]));
        await root.Incidents.PutCustomField(Field, new CustomField("text"));
        await root.Communications.PutComponent($"{Canary}-component", new StatusPageComponent([Planted(Origins.Incidents)], "A part"));
        await Services.Clock.UntilQuiet();

        var words = Planted(Origins.Incidents);
        using (var http = Services.Http(Origins.Incidents, AdasToken))
        {
            Incident = await Declared(http, words);
            Twin = await Declared(http, words);
        }

        await Services.Clock.UntilQuiet();
        Number = (await Ada.Incidents.Get(Incident.ToString())).Number;
        Update = At((await Ada.Communications.WriteUpdate(
            Incident, new WriteUpdate(Audiences.Internal, UpdateKinds.Progress, Planted(Origins.Communications), Planted(Origins.Communications)))).Location!);
        ActionItem = At((await Ada.PostMortems.OpenActionItem(
            Incident, new OpenActionItem(Planted(Origins.PostMortems), "ada", Services.Clock.Now.AddDays(9), "high"))).Location!);
        Message = (await Ada.Communications.ListMessages(Incident)).Items[0].Id;
        Obligation = (await Ada.Escalation.ListObligationsOf(Incident)).Items.Single(o => o.Kind == "executive-update").Id;
        Page = (await Ada.Escalation.ListPages(Incident)).Items.First(p => p.Person == "ada").Id;
        await Ada.Escalation.AcknowledgePage(Page);
        Evidence = await RegisterEvidence(words);
        await Services.Clock.UntilQuiet();
    }

    public async ValueTask DisposeAsync()
    {
        if (broker is not null)
            await broker.DisposeAsync();
        await Services.DisposeAsync();
        await Operators.DisposeAsync();
    }

    private static async Task<Guid> Declared(HttpClient http, string words)
    {
        using var declared = await http.PostAsJsonAsync(new Uri("incidents", UriKind.Relative), new
        {
            title = words,
            severity = "P1",
            services = new[] { words },
            summary = words,
            triggerReference = words,
            fields = new Dictionary<string, string> { [Field] = words },
            security = new { reason = words, securityLead = "ada" },
        });
        return (Guid)(await declared.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
    }

    private async Task<Guid> RegisterEvidence(string words)
    {
        using var http = Services.Http(Origins.Incidents, AdasToken);
        using var registered = await http.PostAsJsonAsync(
            new Uri($"incidents/{Incident}/evidence", UriKind.Relative), new { name = words, sha256 = new string('a', 64), location = words });
        return At((string)(await registered.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!["location"]!);
    }

    private static Guid At(string location) => Guid.Parse(location.Split('/')[^1]);

    private async Task Listen()
    {
        broker = await new ConnectionFactory { Uri = Services.Broker }.CreateConnectionAsync();
        var channel = await broker.CreateChannelAsync();
        var queue = (await channel.QueueDeclareAsync("listener", durable: false, exclusive: true, autoDelete: true)).QueueName;
        await channel.ExchangeDeclareAsync("IncidentPlatform.Contracts:IncidentFact", ExchangeType.Fanout, durable: true);
        await channel.QueueBindAsync(queue, "IncidentPlatform.Contracts:IncidentFact", "");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            fed.Enqueue(Encoding.UTF8.GetString(message.Body.Span));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
    }
}

[CollectionDefinition(ASecretPlatform.Shared)]
public sealed class SecretPlatformCollection : ICollectionFixture<ASecretPlatform>;
