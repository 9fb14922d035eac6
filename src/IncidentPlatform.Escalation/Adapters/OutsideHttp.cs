using System.Net;

namespace IncidentPlatform.Escalation.Adapters;

/// <summary>Calls to those who reach people: no redirects, and no spans, as an address may itself be a secret.</summary>
public sealed class OutsideHttp : IDisposable
{
    public const string IdempotencyHeader = "Idempotency-Key";
    public static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);

    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = LongestAnswer,
    };

    /// <param name="refused">What a refusal comes to, where it is not simply refused.</param>
    public async Task<PageOutcome> Send(HttpRequestMessage request, CancellationToken ct, Func<HttpResponseMessage, Task<PageOutcome>>? refused = null)
    {
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return response.StatusCode switch
            {
                >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => PageOutcome.Delivered,
                HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => PageOutcome.Unavailable,
                _ => refused is null ? PageOutcome.Refused : await refused(response),
            };
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return PageOutcome.Unavailable;
        }
    }

    public void Dispose() => http.Dispose();
}
