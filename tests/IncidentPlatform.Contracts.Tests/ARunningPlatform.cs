using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using IncidentPlatform.Client.Development;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Contracts.Tests;

/// <summary>All four services as real processes, with one alert source, and tokens of every sort.</summary>
public sealed class ARunningPlatform : IAsyncLifetime
{
    /// <summary>The collection of those who share it.</summary>
    public const string Shared = "a running platform";

    private readonly HttpClient http = new();

    public PlatformUnderTest Platform { get; private set; } = null!;

    /// <summary>A routing key that the alert intake knows.</summary>
    public string RoutingKey { get; private set; } = null!;

    /// <summary>A person with every role there is, so that nothing is refused for want of one.</summary>
    public string AllowedToken { get; private set; } = null!;

    public string TokenWithoutRole { get; private set; } = null!;

    public string ExpiredToken { get; private set; } = null!;

    public string TokenOfAnotherKey { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Platform = await PlatformUnderTest.Start();
        var key = Convert.FromBase64String(await File.ReadAllTextAsync(Path.Combine(Platform.Folder, "signing-key")));
        var now = TimeProvider.System.GetUtcNow();
        string[] people = [.. OrganisationRoles.All.Except([OrganisationRoles.Service])];
        AllowedToken = Platform.Token("ada", people);
        TokenWithoutRole = Platform.Token("eve");
        ExpiredToken = DevelopmentToken.Sign(key, "ada", people, TimeSpan.FromMinutes(10), now - TimeSpan.FromHours(1));
        TokenOfAnotherKey = DevelopmentToken.Sign([.. key.Reverse()], "ada", people, TimeSpan.FromHours(1), now);
        RoutingKey = await AnAlertSource();
    }

    public async Task<HttpResponseMessage> Send(string service, HttpMethod method, string path, HttpContent? body = null, string? token = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Platform.Services[service].Address, path)) { Content = body };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Platform.DisposeAsync();
    }

    private async Task<string> AnAlertSource()
    {
        using var source = JsonContent.Create(new { format = "alertmanager", service = "checkout", severity = "P2", declares = true });
        using var made = await Send(Origins.Incidents, HttpMethod.Put, "/alert-sources/monitoring", source, AllowedToken);
        made.EnsureSuccessStatusCode();
        using var key = await Send(Origins.Incidents, HttpMethod.Post, "/alert-sources/monitoring/routing-keys", null, AllowedToken);
        return (string)(await key.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!["routingKey"]!;
    }
}

[CollectionDefinition(ARunningPlatform.Shared)]
public sealed class RunningPlatformCollection : ICollectionFixture<ARunningPlatform>;
