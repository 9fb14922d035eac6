using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using IncidentPlatform.Client.Development;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Messaging;
using IncidentPlatform.Testing;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IncidentPlatform.Escalation.Tests.Service;

/// <summary>The service on real servers of its own, with a clock that a test moves, and an outside that answers as it is told.</summary>
public sealed class AnEscalationService : IAsyncLifetime
{
    private readonly string name = $"e{Guid.CreateVersion7():N}"[..20] + RandomNumberGenerator.GetHexString(6, lowercase: true);
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly string folder = Directory.CreateTempSubdirectory("incidentplatform-").FullName;
    private readonly ConcurrentDictionary<Guid, List<IncidentFact>> known = [];
    private Servers servers = null!;
    private WebApplication outside = null!;
    private WebApplication app = null!;

    public ClockFile Clock { get; private set; } = null!;

    /// <summary>Incidents answers nothing but 503.</summary>
    public bool IncidentsIsDown { get; set; }

    /// <summary>What webhooks were posted: path, idempotency key, body.</summary>
    public ConcurrentQueue<(string Path, string Key, string Body)> Posted { get; } = new();

    /// <summary>What a webhook answers, in turn, by its path; 200 when there is nothing left.</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<int>> WebhookAnswers { get; } = new();

    /// <summary>What whoever refuses says.</summary>
    public string Refusal { get; set; } = "{}";

    public Uri Webhook(string path) => new(AddressOf(outside), $"hooks/{path}");

    public HttpClient As(string person, params string[] roles)
    {
        var http = new HttpClient { BaseAddress = AddressOf(app) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", DevelopmentToken.Sign(key, person, roles, TimeSpan.FromHours(1), TimeProvider.System.GetUtcNow()));
        return http;
    }

    /// <summary>How many pieces of work are to be due for an incident.</summary>
    public async Task<long> WorkOf(Guid incident)
    {
        await using var command = app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select count(*) from due_work where stream_id = $1");
        command.Parameters.AddWithValue(incident);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Takes away what was to be due for an incident, as a fault would.</summary>
    /// <returns>How many pieces of work.</returns>
    public async Task<int> LoseWork(Guid incident)
    {
        await using var command = app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("delete from due_work where stream_id = $1");
        command.Parameters.AddWithValue(incident);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Without a credential.</summary>
    public HttpClient Anybody() => new() { BaseAddress = AddressOf(app) };

    public async ValueTask InitializeAsync()
    {
        servers = await Servers.Get();
        Clock = new ClockFile(Path.Combine(folder, "clock"), TimeProvider.System);
        var keyFile = Path.Combine(folder, "key");
        await File.WriteAllTextAsync(keyFile, Convert.ToBase64String(key));
        outside = await StartOutside();

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ApplicationName = typeof(EscalationModule).Assembly.GetName().Name });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"ConnectionStrings:{Origins.Escalation}"] = await servers.CreateDatabase(name),
            ["ConnectionStrings:rabbitmq"] = (await servers.CreateVirtualHost(name)).ToString(),
            ["Services:incidents:http:0"] = AddressOf(outside).ToString().TrimEnd('/'),
            ["Access:Development:SigningKeyFile"] = keyFile,
            ["DOMAIN_CLOCK_FILE"] = Path.Combine(folder, "clock"),
            ["DueWork:LeaseSeconds"] = "20",
            ["Obligations:AuditSeconds"] = "0.3",
            ["Pages:Voice:Url"] = $"{Webhook("voice")}",
            ["Pages:PagerDuty:Url"] = $"{Webhook("")}",
            ["Pages:PagerDuty:Token"] = "token",
            ["Pages:PagerDuty:From"] = "platform@example.com",
            ["Pages:PagerDuty:Service"] = "PSERVICE",
            ["Pages:Opsgenie:Url"] = $"{Webhook("")}",
            ["Pages:Opsgenie:Key"] = "key",
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddPlatform(Origins.Escalation, EscalationModule.Configure);
        app = builder.Build();
        app.UsePlatform(EscalationModule.MapRoutes);
        await app.StartAsync();
    }

    /// <summary>Incidents has recorded these, and the feed brings them.</summary>
    public async Task Happens(params IReadOnlyList<IncidentFact> facts)
    {
        Records(facts);
        foreach (var fact in facts)
            await app.Services.GetRequiredService<IBus>().Publish(fact, c => c.MessageId = fact.Id);
    }

    /// <summary>Incidents wants somebody reminded.</summary>
    public Task Wants(ReminderWanted reminder) => app.Services.GetRequiredService<IBus>().Publish(reminder, c => c.MessageId = reminder.Id);

    /// <summary>Incidents has recorded these; the feed has not brought them yet.</summary>
    public void Records(params IReadOnlyList<IncidentFact> facts)
    {
        foreach (var fact in facts)
            known.GetOrAdd(fact.IncidentId, _ => []).Add(fact);
    }

    /// <summary>Reads until it is as told; fails with what it is instead.</summary>
    public async Task<JsonElement> Until(string path, Func<JsonElement, bool> isSo, string person = "ada")
    {
        using var http = As(person, OrganisationRoles.Responder);
        var (_, body) = await Eventually.Is(
            async () =>
            {
                using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
                return (answer.IsSuccessStatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
            },
            answer => answer.IsSuccessStatusCode && isSo(answer.RootElement),
            path);
        return body;
    }

    /// <summary>The obligation of a kind, once it is in a state.</summary>
    public async Task<JsonElement> Obligation(Guid incident, string kind, string state) =>
        (await Until($"incidents/{incident}/obligations", o => Items(o).Any(i => Is(i, "kind", kind) && Is(i, "state", state))))
        .GetProperty("items").EnumerateArray().First(i => Is(i, "kind", kind) && Is(i, "state", state));

    /// <summary>The page to a person for a reason, once it is in a state.</summary>
    public async Task<JsonElement> Page(Guid incident, string person, string reason, string state) =>
        (await Until($"pages?incident={incident}", o => Items(o).Any(i => Is(i, "person", person) && Is(i, "reason", reason) && Is(i, "state", state))))
        .GetProperty("items").EnumerateArray().First(i => Is(i, "person", person) && Is(i, "reason", reason));

    /// <summary>What the service has sent to a queue since the test began to look.</summary>
    public async Task<IReadOnlyList<JsonElement>> Sent(string queue, Func<IReadOnlyList<JsonElement>, bool> isSo)
    {
        using var http = servers.Management();
        var sent = new List<JsonElement>();
        return await Eventually.Is(
            async () =>
            {
                using var answer = await http.PostAsJsonAsync($"api/queues/{name}/{queue}/get", new { count = 1000, ackmode = "ack_requeue_false", encoding = "auto" });
                if (answer.IsSuccessStatusCode) // The queue comes with the first message.
                    sent.AddRange(from message in (await answer.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray()
                                  select JsonDocument.Parse(message.GetProperty("payload").GetString()!).RootElement.GetProperty("message"));
                return sent;
            },
            isSo,
            $"messages on {queue}");
    }

    public static async Task Refused(Task<HttpResponseMessage> call, string code, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        using var answer = await call;
        answer.StatusCode.Should().Be(status, code);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("type").GetString().Should().EndWith(code);
        problem.GetProperty("wayOn").GetString().Should().NotBeEmpty();
    }

    public static IEnumerable<JsonElement> Items(JsonElement page) => page.GetProperty("items").EnumerateArray();

    public static bool Is(JsonElement item, string member, string value) => item.TryGetProperty(member, out var is_) && is_.GetString() == value;

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await outside.DisposeAsync();
        await servers.DropDatabase(name);
        await servers.DropVirtualHost(name);
        Directory.Delete(folder, recursive: true);
    }

    private async Task<WebApplication> StartOutside()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var world = builder.Build();
        world.MapGet("/incidents/{id:guid}/facts", (Guid id, long after) => IncidentsIsDown
            ? Results.StatusCode(503)
            : Results.Json(new Page<IncidentFact>([.. known.GetValueOrDefault(id, []).Where(f => f.Version > after).OrderBy(f => f.Version)], null), Wire.Json));
        world.MapGet("/incidents/{id:guid}/access/{person}", (Guid id, string person) => IncidentsIsDown
            ? Results.StatusCode(503)
            : known.GetValueOrDefault(id, []).MaxBy(f => f.Version)?.State is { } state
                ? Results.Json(new PersonAccess(!state.Access.Restricted || state.Access.Named.Contains(person), [], state.Revision), Wire.Json)
                : Results.NotFound());
        world.MapPost("/hooks/{path}", Hook);
        world.MapPost("/hooks/v2/{path}", Hook);
        await world.StartAsync();
        return world;

        async Task<IResult> Hook(string path, HttpRequest request)
        {
            using var body = new StreamReader(request.Body);
            Posted.Enqueue((path, request.Headers["Idempotency-Key"].ToString(), await body.ReadToEndAsync()));
            return WebhookAnswers.TryGetValue(path, out var answers) && answers.TryDequeue(out var status)
                ? Results.Content(Refusal, "application/json", statusCode: status)
                : Results.Ok();
        }
    }

    private static Uri AddressOf(WebApplication application) =>
        new(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
}
