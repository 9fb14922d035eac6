using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using IncidentPlatform.Client.Communications;
using IncidentPlatform.Client.Development;
using IncidentPlatform.Communications.Adapters.Bridges;
using IncidentPlatform.Communications.Adapters.ChatRooms;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Hosting;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Testing;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IncidentPlatform.Communications.Tests.Rooms;

/// <summary>Communications on a database and a broker of its own, with rooms kept by a chat that a test breaks.</summary>
public sealed class ACommunicationsWithAChat : IAsyncDisposable
{
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly string folder = Directory.CreateTempSubdirectory("incidentplatform-").FullName;
    private readonly string name = $"w{Guid.CreateVersion7():N}"[..20] + RandomNumberGenerator.GetHexString(6, lowercase: true);
    private Servers servers = null!;
    private WebApplication app = null!;
    private IBusControl bus = null!;
    private long version;

    public AChat Chat { get; } = new();
    public Guid Incident { get; } = Guid.CreateVersion7();

    /// <summary>What was reported to Incidents, by fact id.</summary>
    public ConcurrentDictionary<Guid, ReportedFact> Reported { get; } = [];

    private IncidentState State { get; set; } = new(
        "INC-2026-0042", "Checkout down: <!channel> @here", "P1", "declared", Modes.Live, TimeProvider.System.GetUtcNow(),
        new Dictionary<string, string> { [Roles.Commander] = "ada" }, ["checkout-api"], null, new IncidentAccess(false, []), 1);

    /// <param name="prepare">How the chat behaves from the start.</param>
    public static async Task<ACommunicationsWithAChat> WithADeclaredIncident(Action<AChat>? prepare = null, string mode = Modes.Live)
    {
        var world = new ACommunicationsWithAChat();
        prepare?.Invoke(world.Chat);
        await world.Start();
        world.State = world.State with { Mode = mode };
        await world.Happens(new IncidentDeclared(world.State.Number, world.State.Title!, "P1", mode, world.State.Services, new Trigger("person", "ada")));
        return world;
    }

    /// <summary>The next fact of the incident arrives.</summary>
    public Task Happens(object data, Func<IncidentState, IncidentState>? change = null)
    {
        State = change is null ? State : change(State);
        version++;
        var now = TimeProvider.System.GetUtcNow();
        var fact = new IncidentFact(
            Guid.CreateVersion7(), Incident, version, data.GetType().Name, now, now, new FactActor("person", "ada"), Origins.Incidents, null, 0,
            Wire.ToData(data), State, version);
        return bus.Publish(fact, context => context.MessageId = fact.Id);
    }

    /// <summary>The war room, once it is as it should be.</summary>
    public async Task<Client.Communications.WarRoom> Room(Func<Client.Communications.WarRoom, bool> isSo)
    {
        using var http = As("ada");
        return (await Eventually.Is(async () =>
        {
            var answer = await http.GetAsync(new Uri($"incidents/{Incident}/war-room", UriKind.Relative));
            return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<Client.Communications.WarRoom>(Wire.Json) : null;
        }, room => room is not null && isSo(room)))!;
    }

    public async Task<IReadOnlyList<WarRoomMessage>> Messages(string? room = null)
    {
        using var http = As("ada");
        return [.. (await http.GetFromJsonAsync<Page<WarRoomMessage>>(
            new Uri($"incidents/{Incident}/war-room/messages?pageSize=200{(room is null ? "" : $"&room={room}")}", UriKind.Relative), Wire.Json))!.Items];
    }

    public async Task<HttpResponseMessage> Post(string path, object? body = null, string person = "ada")
    {
        using var http = As(person);
        return await http.PostAsJsonAsync(new Uri($"incidents/{Incident}/war-room/{path}", UriKind.Relative), body ?? new { }, Wire.Json);
    }

    public async ValueTask DisposeAsync()
    {
        await bus.StopAsync();
        await app.StopAsync();
        await app.DisposeAsync();
        await servers.DropDatabase(name);
        await servers.DropVirtualHost(name);
        Directory.Delete(folder, recursive: true);
    }

    private HttpClient As(string person)
    {
        var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        http.DefaultRequestHeaders.Authorization = new(
            "Bearer", DevelopmentToken.Sign(key, person, [OrganisationRoles.Responder], TimeSpan.FromHours(1), TimeProvider.System.GetUtcNow()));
        return http;
    }

    private async Task Start()
    {
        servers = await Servers.Get();
        var keyFile = Path.Combine(folder, "key");
        await File.WriteAllTextAsync(keyFile, Convert.ToBase64String(key));
        var broker = await servers.CreateVirtualHost(name);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ApplicationName = typeof(CommunicationsModule).Assembly.GetName().Name });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"ConnectionStrings:{Origins.Communications}"] = await servers.CreateDatabase(name),
            ["ConnectionStrings:rabbitmq"] = broker.ToString(),
            ["Services:incidents:http:0"] = "http://127.0.0.1:9",
            ["Access:Development:SigningKeyFile"] = keyFile,
            ["DueWork:LeaseSeconds"] = "2",
            ["StatusPage:CacheFile"] = Path.Combine(folder, "status.json"),
            ["Mail:PickupFolder"] = folder,
        });
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddPlatform(Origins.Communications, platform =>
        {
            CommunicationsModule.Configure(platform);
            platform.Services.AddSingleton<IChatRooms>(Chat);
            platform.Services.AddSingleton<IBridges>(Chat);
        });
        app = builder.Build();
        app.UsePlatform(CommunicationsModule.MapRoutes);
        await app.StartAsync();
        bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(broker);
            rabbit.ConfigureJsonSerializerOptions(json => Wire.Apply(new JsonSerializerOptions(json)));
            rabbit.ReceiveEndpoint("what-was-reported", e => e.Handler<ReportedFact>(context =>
            {
                Reported[context.Message.Id] = context.Message;
                return Task.CompletedTask;
            }));
        });
        await bus.StartAsync();
    }
}
