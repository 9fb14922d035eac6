using System.Net.Http.Json;
using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.PostMortems.Tests.Api;

/// <summary>Incidents and PostMortems as real processes on real servers, and an incident that PostMortems has heard of.</summary>
public sealed class ADeclaredIncident : IAsyncLifetime
{

    public PlatformUnderTest Platform { get; private set; } = null!;

    public HttpClient Incidents { get; private set; } = null!;

    /// <summary>A commander's client of PostMortems.</summary>
    public HttpClient Reviews { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Platform = await PlatformUnderTest.Start(null, Origins.Incidents, Origins.PostMortems);
        var token = Platform.Token("ada", OrganisationRoles.Commander, OrganisationRoles.Responder);
        Incidents = Platform.Http(Origins.Incidents, token);
        Reviews = Platform.Http(Origins.PostMortems, token);
    }

    public async Task<Guid> Declare(string title = "Payments fail")
    {
        using var answer = await Incidents.PostAsJsonAsync("incidents", new { title, severity = "P1", services = new[] { "payments" }, impactStartedAt = DateTimeOffset.UnixEpoch.AddYears(56) });
        answer.EnsureSuccessStatusCode();
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await Eventually.So(async () => (await Reviews.GetAsync($"incidents/{id}/review")).IsSuccessStatusCode);
        return id;
    }

    public async Task<JsonElement> Review(Guid incident, string query = "") => await Reviews.GetFromJsonAsync<JsonElement>($"incidents/{incident}/review{query}");

    public async Task<IReadOnlyList<IncidentFact>> Facts(Guid incident) =>
        JsonSerializer.Deserialize<List<IncidentFact>>((await Incidents.GetFromJsonAsync<JsonElement>($"incidents/{incident}/facts?after=0&pageSize=200")).GetProperty("items"), Wire.Json)!;

    /// <summary>The fact of that type on the incident's stream, once it is there.</summary>
    public Task<IncidentFact> Reported(Guid incident, string type) => Eventually.Some(async () => (await Facts(incident)).LastOrDefault(f => f.Type == type), type);

    public async ValueTask DisposeAsync()
    {
        Incidents.Dispose();
        Reviews.Dispose();
        await Platform.DisposeAsync();
    }
}
