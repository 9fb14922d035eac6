using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Development;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Incidents.Tests.Api;
using IncidentPlatform.Testing;

[assembly: AssemblyFixture(typeof(RunningIncidents))]

namespace IncidentPlatform.Incidents.Tests.Api;

/// <summary>The service as a process on a database and a virtual host of its own, with a source that declares P1s on <c>checkout</c>.</summary>
public sealed class RunningIncidents : IAsyncLifetime
{
    public PlatformUnderTest Platform { get; private set; } = null!;

    public IIncidents As(string person, params string[] roles) => Platform.As(person, roles).Incidents;

    /// <summary>Moves the clock of the domain.</summary>
    public void Pass(TimeSpan time)
    {
        var clock = new ClockFile(Platform.ClockFile, TimeProvider.System);
        clock.MoveTo(clock.Now + time);
    }

    /// <summary>A source of alerts for a service that no other test uses, and a routing key for it.</summary>
    public async Task<string> ASourceFor(string service, bool declares = true)
    {
        var admin = As("root", OrganisationRoles.Admin);
        await admin.PutAlertSource($"source-{service}", new AlertSource("alertmanager", service, "P1", declares));
        return (await admin.CreateRoutingKey($"source-{service}")).Key;
    }

    public async Task<HttpResponseMessage> Post(string path, string body, string? token = null, params (string Name, string Value)[] headers)
    {
        using var http = Platform.Http(Origins.Incidents, token);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request);
    }

    public async Task Alert(string key, params object[] alerts) =>
        (await Post($"intake/alertmanager/{key}", JsonSerializer.Serialize(new { version = "4", groupKey = "g", status = "firing", alerts }, Wire.Json)))
            .StatusCode.Should().Be(HttpStatusCode.Accepted);

    public async Task<string> Declare(string service, string severity = "P1") =>
        (await As("ada").Declare(new DeclareIncident($"{service} fails", severity, [service]))).Id.ToString();

    public async Task<string> ETag(string incident) => (await As("ada").Get(incident)).ETag;

    public async Task<IReadOnlyList<string>> FactsOf(string incident) =>
        [.. (await Pages.All(cursor => As("ada").ListFacts(incident, cursor is null ? null : After(cursor)))).Select(f => f.Type)];

    public async ValueTask InitializeAsync() => Platform = await PlatformUnderTest.Start(
        new Dictionary<string, string> { ["LiveTimeline__HeartbeatSeconds"] = "1" }, Origins.Incidents);

    /// <summary>Everything that was taken in has been looked at, and what was due from it is done. What other tests record meanwhile may still be on its way.</summary>
    public Task<string> LookedAt() => Eventually.Some(
        async () => await As("root", OrganisationRoles.Admin).GetPositions() is { Due: 0, Waiting: { } waiting } && waiting["intake"] == 0 ? "looked at" : null, "intake is looked at");

    /// <summary>Every alert that was taken in has been looked at, whatever else is due.</summary>
    public Task AlertsLookedAt() => Eventually.So(
        async () => (await As("root", OrganisationRoles.Admin).GetPositions()).Waiting!["intake"] == 0, "every alert is looked at");

    public ValueTask DisposeAsync() => Platform.DisposeAsync();

    private static long After(string cursor) => long.Parse(Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(cursor)));
}
