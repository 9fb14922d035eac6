using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IncidentPlatform.Client.Development;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Hosting;
using IncidentPlatform.Testing;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace IncidentPlatform.Hosting.Tests;

/// <summary>The kettle service in this process, on a database and a virtual host of its own, with a clock that a test moves.</summary>
public sealed class ARunningKettle : IAsyncLifetime
{
    private static readonly ResolvedPolicy Policy = new("default", 1, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(5), TimeSpan.FromHours(2), TimeSpan.FromMinutes(10), []);
    private readonly string name = $"k{Guid.CreateVersion7():N}"[..20] + RandomNumberGenerator.GetHexString(6, lowercase: true);
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly string folder = Directory.CreateTempSubdirectory("incidentplatform-").FullName;
    private Servers servers = null!;
    private WebApplication app = null!;

    public Bell Bell { get; } = new();
    public HttpClient Http { get; private set; } = null!;
    public string Database { get; private set; } = null!;
    public Uri Broker { get; private set; } = null!;
    public IServiceProvider Services => app.Services;

    /// <summary>Every line of the log, with what was thrown.</summary>
    public ConcurrentQueue<string> Logged { get; } = new();

    public string CheckpointKeyFile => Path.Combine(folder, "checkpoints", Origins.PostMortems, "development-key.pem");
    public ClockFile Clock => new(Path.Combine(folder, "clock"), TimeProvider.System);

    public async ValueTask InitializeAsync()
    {
        servers = await Servers.Get();
        Database = await servers.CreateDatabase(name);
        Broker = await servers.CreateVirtualHost(name);
        var keyFile = Path.Combine(folder, "key");
        await File.WriteAllTextAsync(keyFile, Convert.ToBase64String(key));

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ApplicationName = typeof(ARunningKettle).Assembly.GetName().Name });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"ConnectionStrings:{Origins.PostMortems}"] = Database,
            ["ConnectionStrings:rabbitmq"] = Broker.ToString(),
            ["Access:Development:SigningKeyFile"] = keyFile,
            ["DOMAIN_CLOCK_FILE"] = Path.Combine(folder, "clock"),
            ["DueWork:LeaseSeconds"] = "1",
            ["Checkpoints:Folder"] = Path.Combine(folder, "checkpoints"),
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddProvider(new KeptLog(Logged));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(Bell);
        builder.AddPlatform(Origins.PostMortems, KettleModule.Configure);
        app = builder.Build();
        app.UsePlatform(KettleModule.MapRoutes);
        await app.StartAsync();
        Http = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
        Http.DefaultRequestHeaders.Authorization = new("Bearer", Token("ada", OrganisationRoles.Responder));
    }

    public string Token(string person, params string[] roles) =>
        DevelopmentToken.Sign(key, person, roles, TimeSpan.FromHours(1), TimeProvider.System.GetUtcNow());

    /// <summary>A kettle that was started by a command.</summary>
    public async Task<Guid> AKettle()
    {
        using var answer = await Http.PostAsync(new Uri("kettles", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Api.CommandAnswer>(Wire.Json))!.Id;
    }

    public Task<HttpResponseMessage> Count(Guid id, Counted counted) => Http.PostAsJsonAsync($"kettles/{id}/counts", counted, Wire.Json);

    public async Task<Kettle> Read(Guid id) => (await Http.GetFromJsonAsync<Kettle>($"kettles/{id}", Wire.Json))!;

    /// <summary>A fact as Incidents would publish it: with the policy where it is the first.</summary>
    public static IncidentFact Fact(Guid incident, long version) => new(
        Guid.CreateVersion7(), incident, version, nameof(NoteAdded), TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow(),
        new FactActor("person", "ada"), Origins.Incidents, null, 0, JsonSerializer.SerializeToElement(new NoteAdded("x"), Wire.Json),
        new IncidentState("INC-2026-0001", "x", "P1", "declared", Modes.Live, TimeProvider.System.GetUtcNow(), new Dictionary<string, string>(), [], version == 1 ? Policy : null, new IncidentAccess(false, []), version),
        version);

    /// <param name="fact">What is published.</param>
    /// <param name="deliveries">How often, the broker says, it has been delivered before.</param>
    public async Task Publish(IncidentFact fact, long deliveries = 0) => await Services.GetRequiredService<IBus>().Publish(fact, c =>
    {
        c.MessageId = fact.Id;
        if (deliveries > 0)
            c.Headers.Set("x-delivery-count", deliveries);
    });

    /// <summary>Bytes on a queue that no service of ours would send.</summary>
    public async Task PublishRaw(string queue, string body, Guid? id = null)
    {
        await using var connection = await new ConnectionFactory { Uri = Broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        var properties = new BasicProperties { ContentType = "application/vnd.masstransit+json", MessageId = (id ?? Guid.CreateVersion7()).ToString() };
        await Eventually.So(async () =>
        {
            try
            {
                await channel.BasicPublishAsync("", queue, mandatory: true, properties, Encoding.UTF8.GetBytes(body));
                return true;
            }
            catch (RabbitMQ.Client.Exceptions.PublishException)
            {
                return false; // The service has only just started: its queue is not there yet.
            }
        });
    }

    private async Task<Kettle?> Find(Guid id)
    {
        using var answer = await Http.GetAsync(new Uri($"kettles/{id}", UriKind.Relative));
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<Kettle>(Wire.Json) : null;
    }

    /// <summary>Waits until the kettle is as told; fails with what it is instead.</summary>
    public Task<Kettle> Until(Guid id, Func<Kettle, bool> isSo) => Eventually.Is(async () => await Find(id) ?? new Kettle(), isSo);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await servers.DropDatabase(name);
        await servers.DropVirtualHost(name);
        Directory.Delete(folder, recursive: true);
    }
}
