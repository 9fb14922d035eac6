using System.Net.Http.Headers;

namespace IncidentPlatform.Client;

/// <summary>What every request carries: the token, and for a POST an idempotency key, so that sending it again does nothing twice.</summary>
internal sealed class Calls(PlatformOptions options) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (options.Token is not null && await options.Token(cancellationToken) is { Length: > 0 } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (request.Method == HttpMethod.Post) request.Headers.Add(IdempotencyKey.Header, IdempotencyKey.Next);

        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw new ServiceUnreachableException(request.RequestUri!, e);
        }
    }
}
