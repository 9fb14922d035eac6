using System.Security.Cryptography;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Development;
using IncidentPlatform.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IncidentPlatform.Testing;

/// <summary>
/// A platform of its own: four databases, a virtual host, a clock file and a signing key, with the services that a test asks for as
/// real processes. Time moves only when the test moves it, and moving it waits until the platform is quiet.
/// </summary>
public sealed class PlatformUnderTest : IAsyncDisposable
{
    private static readonly IReadOnlyDictionary<string, string> Assemblies = new Dictionary<string, string>
    {
        [Origins.Incidents] = "IncidentPlatform.Incidents",
        [Origins.Communications] = "IncidentPlatform.Communications",
        [Origins.Escalation] = "IncidentPlatform.Escalation",
        [Origins.PostMortems] = "IncidentPlatform.PostMortems",
    };

    private readonly Servers servers;
    private readonly byte[] signingKey = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<string, ServiceProcess> services = [];
    private readonly List<ServiceProvider> providers = [];
    private Dictionary<string, string> environment = [];
    private bool measured;

    private PlatformUnderTest(Servers servers, string name)
    {
        (this.servers, Name) = (servers, name);
        Folder = Directory.CreateTempSubdirectory("incidentplatform-").FullName;
    }

    public string Name { get; }

    /// <summary>Files of this platform: mail, reviews, the clock.</summary>
    public string Folder { get; }

    public string ClockFile => Path.Combine(Folder, "clock");

    public Uri Broker { get; private set; } = null!;

    /// <summary>The network between the services and the broker.</summary>
    public NetworkLink BrokerLink { get; private set; } = null!;

    /// <summary>The network between the services and the database server.</summary>
    public NetworkLink DatabaseLink { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Databases { get; private set; } = null!;

    public IReadOnlyDictionary<string, ServiceProcess> Services => services;

    public ServiceProcess Incidents => services[Origins.Incidents];
    public ServiceProcess Communications => services[Origins.Communications];
    public ServiceProcess Escalation => services[Origins.Escalation];
    public ServiceProcess PostMortems => services[Origins.PostMortems];

    /// <summary>Starts the named services (all four where none is named).</summary>
    /// <param name="settings">Environment variables beside the usual ones.</param>
    /// <param name="names">Names of services.</param>
    public static async Task<PlatformUnderTest> Start(IReadOnlyDictionary<string, string>? settings = null, params string[] names)
    {
        var platform = new PlatformUnderTest(await Servers.Get(), UniqueName());
        await platform.Prepare(settings ?? new Dictionary<string, string>(), names.Length == 0 ? [.. Assemblies.Keys] : names);
        return platform;
    }

    /// <summary>Starts the named services as they run in earnest: nothing stands between them and the servers.</summary>
    public static async Task<PlatformUnderTest> StartToMeasure(params string[] names)
    {
        var platform = new PlatformUnderTest(await Servers.Get(), UniqueName()) { measured = true };
        await platform.Prepare(new Dictionary<string, string>(), names.Length == 0 ? [.. Assemblies.Keys] : names);
        return platform;
    }

    /// <summary>A second instance of a service on the same data; the caller ends it.</summary>
    public async Task<ServiceProcess> StartAnother(string service)
    {
        var another = new ServiceProcess(service, AssemblyOf(service), environment);
        await another.Start();
        return another;
    }

    /// <summary>The typed clients, as that person.</summary>
    public Platform As(string person, params string[] roles)
    {
        var token = Token(person, roles.Length == 0 ? [OrganisationRoles.Responder, OrganisationRoles.Commander] : roles);
        var provider = new ServiceCollection().AddIncidentPlatform(new PlatformOptions
        {
            Incidents = AddressOf(Origins.Incidents),
            Communications = AddressOf(Origins.Communications),
            Escalation = AddressOf(Origins.Escalation),
            PostMortems = AddressOf(Origins.PostMortems),
            Token = _ => ValueTask.FromResult<string?>(token),
        }).AddSingleton<Platform>().BuildServiceProvider();
        providers.Add(provider);
        return provider.GetRequiredService<Platform>();
    }

    public string Token(string person, params string[] roles) =>
        DevelopmentToken.Sign(signingKey, person, roles, TimeSpan.FromHours(1), TimeProvider.System.GetUtcNow());

    /// <summary>A bare client of one service with a token, for requests that the typed client would never make.</summary>
    public HttpClient Http(string service, string? token)
    {
        var http = new HttpClient { BaseAddress = AddressOf(service) };
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return http;
    }

    /// <summary>The clock of the domain, moved for all four services.</summary>
    public DevelopmentClock Clock => new(new ClockFile(ClockFile, TimeProvider.System), As("clock", OrganisationRoles.Admin));

    public async ValueTask DisposeAsync()
    {
        foreach (var service in services.Values)
        {
            await service.DisposeAsync();
            if (Environment.GetEnvironmentVariable("TEST_LOGS") is { Length: > 0 } logs)
                await File.WriteAllTextAsync(Path.Combine(logs, $"{Name}-{service.Service}.log"), service.Output);
        }

        foreach (var provider in providers)
            await provider.DisposeAsync();
        foreach (var service in Assemblies.Keys)
            await servers.DropDatabase($"{Name}_{service}");
        await servers.DropVirtualHost(Name);
        await BrokerLink.DisposeAsync();
        await DatabaseLink.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static string UniqueName() => $"t{Guid.CreateVersion7():N}"[..20] + RandomNumberGenerator.GetHexString(6, lowercase: true);

    private Uri AddressOf(string service) => services.TryGetValue(service, out var process) ? process.Address : new Uri("http://127.0.0.1:9/");

    private async Task Prepare(IReadOnlyDictionary<string, string> settings, string[] names)
    {
        Broker = await servers.CreateVirtualHost(Name);
        var databases = new Dictionary<string, string>();
        foreach (var name in Assemblies.Keys)
            databases[name] = await servers.CreateDatabase($"{Name}_{name}");
        Databases = databases;
        var server = new NpgsqlConnectionStringBuilder(databases[Origins.Incidents]);
        BrokerLink = new NetworkLink(Broker.Host, Broker.Port);
        DatabaseLink = new NetworkLink(server.Host!, server.Port);
        var keyFile = Path.Combine(Folder, "signing-key");
        await File.WriteAllTextAsync(keyFile, Convert.ToBase64String(signingKey));

        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ConnectionStrings__rabbitmq"] = (measured ? Broker : new UriBuilder(Broker) { Host = "127.0.0.1", Port = BrokerLink.Port }.Uri).ToString(),
            ["Access__Development__SigningKeyFile"] = keyFile,
            ["DOMAIN_CLOCK_FILE"] = ClockFile,
            ["Mail__PickupFolder"] = Path.Combine(Folder, "mail"),
            ["Reviews__Folder"] = Path.Combine(Folder, "reviews"),
            ["StatusPage__CacheFile"] = Path.Combine(Folder, "status-page.json"),
            ["Incidents__StandingCommander"] = "standing-commander",
            ["DueWork__LeaseSeconds"] = "5",
        };
        foreach (var (name, connection) in databases)
            environment[$"ConnectionStrings__{name}"] = measured
                ? connection
                : new NpgsqlConnectionStringBuilder(connection) { Host = "127.0.0.1", Port = DatabaseLink.Port }.ConnectionString;
        foreach (var name in names)
            services[name] = new ServiceProcess(name, AssemblyOf(name), environment);
        this.environment = environment;
        foreach (var (name, service) in services)
            environment[$"Services__{name}__http__0"] = service.Address.ToString().TrimEnd('/');
        foreach (var (name, value) in settings)
            environment[name] = value;
        await Task.WhenAll(services.Values.Select(s => s.Start()));
    }

    /// <summary>The service as built beside the tests: the projects that reference it have it in their output.</summary>
    private static string AssemblyOf(string service)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"{Assemblies[service]}.dll");
        return File.Exists(path) ? path : throw new InvalidOperationException($"{path} is not there: the test project must reference {Assemblies[service]}.");
    }
}
