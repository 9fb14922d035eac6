using System.Collections.Concurrent;
using IncidentPlatform.Client.Development;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;
using Microsoft.AspNetCore.Http;

namespace IncidentPlatform.Incidents.Tests.Api;

/// <summary>The service at two in the night, an office that opens at nine, a provider's status page, and a receiver of webhooks.</summary>
public sealed class RunningAtNight : IAsyncLifetime
{
    private APage page = null!;

    public PlatformUnderTest Platform { get; private set; } = null!;

    /// <summary>What the page shows, by the path before its interface; a page that nobody set is not found.</summary>
    public ConcurrentDictionary<string, string> Pages { get; } = new();

    /// <summary>Paths that were asked for, with the validator that was sent.</summary>
    public ConcurrentQueue<(string Path, string? IfNoneMatch)> Asked { get; } = new();

    /// <summary>Webhooks that arrived: their idempotency keys, by path.</summary>
    public ConcurrentQueue<(string Path, string Key)> Called { get; } = new();

    public Uri Address => page.Address;

    public DateTimeOffset Now => new ClockFile(Platform.ClockFile, TimeProvider.System).Now;

    public IIncidents Admin => Platform.As("root", OrganisationRoles.Admin).Incidents;

    public IIncidents As(string person) => Platform.As(person).Incidents;

    public void Pass(TimeSpan time)
    {
        var clock = new ClockFile(Platform.ClockFile, TimeProvider.System);
        clock.MoveTo(clock.Now + time);
    }

    public async Task<string> Declare(string service, string? mode = null) =>
        (await As("ada").Declare(new DeclareIncident($"{service} fails", "P1", [service], Mode: mode))).Id.ToString();

    /// <summary>A provider whose page shows that.</summary>
    public async Task AProvider(string provider, string indicator)
    {
        Shows(provider, indicator);
        await Admin.PutUpstreamProvider(provider, new UpstreamProvider
        {
            Name = provider.ToUpperInvariant(),
            PublicWording = "our partner",
            StatusPage = new ProviderStatusPage(new Uri(Address, provider).ToString(), "statuspage"),
        });
    }

    public void Shows(string provider, string indicator) => Pages[$"/{provider}/api/v2/summary.json"] =
        $$"""{"page":{"url":"https://status.example.com"},"status":{"indicator":"{{indicator}}","description":"{{indicator}} it is"},"incidents":[]}""";

    public async Task<IReadOnlyList<IncidentFact>> Facts(string incident) => (await As("ada").ListFacts(incident, pageSize: 200)).Items;

    public Task<IncidentFact> Told(string incident, string type, int times = 1) => Eventually.Some(
        async () => (await Facts(incident)).Where(f => f.Type == type).ElementAtOrDefault(times - 1), $"{type} is told {times} times");

    public async ValueTask InitializeAsync()
    {
        page = await APage.Start(Answer);
        Platform = await PlatformUnderTest.Start(
            new Dictionary<string, string> { ["Incidents__Upstream__Every"] = "00:01:00", ["Incidents__BusinessHours"] = "office" }, Origins.Incidents);
        var clock = new ClockFile(Platform.ClockFile, TimeProvider.System);
        clock.MoveTo(new DateTimeOffset(clock.Now.UtcDateTime.Date.AddDays(1).AddHours(2), TimeSpan.Zero));
        await Admin.PutBusinessHours("office", new BusinessHours
        {
            TimeZone = "UTC",
            Hours = [.. Enum.GetNames<DayOfWeek>().Select(day => new OpenHours(day.ToLowerInvariant(), "09:00", "17:00"))],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        await page.DisposeAsync();
    }

    private IResult Answer(HttpRequest request)
    {
        if (request.Method == "POST")
        {
            Called.Enqueue((request.Path, request.Headers["Idempotency-Key"].ToString()));
            return request.Path == "/hooks/flaky" && Called.Count(c => c.Path == request.Path) == 1 ? Results.StatusCode(503)
                : request.Path == "/hooks/gone" ? Results.StatusCode(410) : Results.Accepted();
        }

        Asked.Enqueue((request.Path, request.Headers.IfNoneMatch is [{ } tag] ? tag : null));
        if (!Pages.TryGetValue(request.Path, out var body))
        {
            return Results.NotFound();
        }

        var current = $"\"{body.GetHashCode(StringComparison.Ordinal)}\"";
        request.HttpContext.Response.Headers.ETag = current;
        return request.Headers.IfNoneMatch == current ? Results.StatusCode(304) : Results.Text(body, "application/json");
    }
}

[CollectionDefinition(nameof(RunningAtNight))]
public sealed class AtNight : ICollectionFixture<RunningAtNight>;
