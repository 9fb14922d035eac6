using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using IncidentPlatform.Client.Development;
using IncidentPlatform.Communications.Tests.Service;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;
using MassTransit;

[assembly: AssemblyFixture(typeof(ARunningCommunications))]

namespace IncidentPlatform.Communications.Tests.Service;

/// <summary>Communications as a real process, with a real database and broker, and the facts of incidents fed to it as Incidents does.</summary>
public sealed class ARunningCommunications : IAsyncLifetime
{
    /// <summary>Tests that share it, and take things from it for a while.</summary>
    public const string OneAtATime = "a running Communications";

    private IBusControl bus = null!;

    /// <summary>Environment variables beside the usual ones.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public AnIncidentsService Incidents { get; private set; } = null!;
    public PlatformUnderTest Platform { get; private set; } = null!;

    /// <summary>What Communications reported to Incidents, by fact id.</summary>
    public ConcurrentDictionary<Guid, ReportedFact> Reported { get; } = [];

    public string MailFolder => Path.Combine(Platform.Folder, "mail");

    public ClockFile Clock => new(Platform.ClockFile, TimeProvider.System);

    public async ValueTask InitializeAsync()
    {
        Incidents = await AnIncidentsService.Start();
        Platform = await PlatformUnderTest.Start(
            new Dictionary<string, string>(Settings) { ["Services__incidents__http__0"] = Incidents.Address.ToString().TrimEnd('/') }, Origins.Communications);
        bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(Platform.Broker);
            rabbit.ConfigureJsonSerializerOptions(json => Wire.Apply(new JsonSerializerOptions(json)));
            rabbit.ReceiveEndpoint("what-was-reported", e => e.Handler<ReportedFact>(context =>
            {
                Reported[context.Message.Id] = context.Message;
                return Task.CompletedTask;
            }));
        });
        await bus.StartAsync();
    }

    /// <summary>An incident of its own for a test.</summary>
    public AFedIncident AnIncident() => new(this);

    /// <summary>A fact arrives.</summary>
    public Task Feed(IncidentFact fact) => bus.Publish(fact, context => context.MessageId = fact.Id);

    public HttpClient As(string person, params string[] roles) =>
        Platform.Http(Origins.Communications, Platform.Token(person, roles.Length == 0 ? [OrganisationRoles.Responder, OrganisationRoles.Commander] : roles));

    public HttpClient Anonymous() => Platform.Http(Origins.Communications, token: null);

    /// <summary>Asks until it is so.</summary>
    /// <exception cref="TimeoutException">It was not so for long.</exception>
    public async Task<T> Until<T>(Func<Task<T>> ask, Func<T, bool> isSo)
    {
        try
        {
            return await Eventually.Is(ask, isSo);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}\n{Platform.Communications.Output}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await bus.StopAsync();
        await Platform.DisposeAsync();
        await Incidents.DisposeAsync();
    }
}
