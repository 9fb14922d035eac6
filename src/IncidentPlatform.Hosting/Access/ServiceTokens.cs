using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using IncidentPlatform.Hosting.EventStore;
using Microsoft.Extensions.Configuration;

namespace IncidentPlatform.Hosting.Access;

/// <summary>Tokens with which a service calls another as itself: of the development issuer, or by OAuth client credentials.</summary>
internal sealed class ServiceTokens : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);
    private readonly Func<string, CancellationToken, Task<(string Token, TimeSpan Lifetime)>> issue;
    private readonly SemaphoreSlim one = new(1);
    private (string Token, DateTimeOffset Until) current = ("", DateTimeOffset.MinValue);

    public ServiceTokens(DevelopmentIssuer issuer) => issue = (service, _) => Task.FromResult((issuer.TokenFor(service, Lifetime), Lifetime));

    public ServiceTokens(IConfiguration configuration) => issue = (_, ct) => AskAuthority(configuration, ct);

    public async Task<string> For(string service, CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            var now = TimeProvider.System.GetUtcNow();
            if (current.Until < now)
            {
                var (token, lifetime) = await issue(service, ct);
                current = (token, now + lifetime - Early);
            }

            return current.Token;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private static async Task<(string, TimeSpan)> AskAuthority(IConfiguration configuration, CancellationToken ct)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = Required("Access:ClientId"),
            ["client_secret"] = Required("Access:ClientSecret"),
            ["audience"] = configuration["Access:Audience"] ?? AccessRules.Audience,
        });
        using var response = await http.PostAsync(new Uri(Required("Access:TokenEndpoint")), form, ct);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<TokenAnswer>(ct) ?? throw new HttpRequestException("The authority gave no token.");
        return (answer.AccessToken, TimeSpan.FromSeconds(answer.ExpiresIn));

        string Required(string name) => configuration[name] ?? throw new InvalidOperationException($"{name} is not set: services need it to call each other.");
    }

    private sealed record TokenAnswer([property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("expires_in")] int ExpiresIn);
}

/// <summary>Puts the service's own token on calls to another service.</summary>
internal sealed class ServiceTokenHandler(ServiceTokens tokens, StreamRegistry streams) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tokens.For(streams.Service, cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }
}
