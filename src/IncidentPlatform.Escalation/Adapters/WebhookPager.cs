using System.Net;
using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain.OnCall;

namespace IncidentPlatform.Escalation.Adapters;

/// <summary>Posts the page as JSON to the person's webhook, or to the one configured as <c>Pages:Webhook</c>.</summary>
internal sealed class WebhookPager(HttpClient http, IConfiguration configuration) : IPager
{
    public const string IdempotencyHeader = "Idempotency-Key";
    public static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);
    private readonly Uri? everyone = configuration["Pages:Webhook"] is { Length: > 0 } configured ? new Uri(configured) : null;

    public string Channel => "webhook";

    public bool KnowsRepeats => true;

    public bool Reaches(Person? person) => (person?.Webhook ?? everyone) is not null;

    public Task<PageOutcome> Page(PageMessage message, Person? person, CancellationToken ct) => Post(message.Key, message, person, ct);

    public Task<PageOutcome> Remind(ReminderMessage message, Person? person, CancellationToken ct) => Post(message.Key, message, person, ct);

    /// <summary>No redirects, and no spans: the address itself may be a secret.</summary>
    public static HttpClient NewClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = LongestAnswer,
    };

    private async Task<PageOutcome> Post<T>(Guid key, T message, Person? person, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, person?.Webhook ?? everyone);
        request.Headers.Add(IdempotencyHeader, $"{key}");
        request.Content = JsonContent.Create(message, options: Wire.Json);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return response.StatusCode switch
            {
                >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => PageOutcome.Delivered,
                HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => PageOutcome.Unavailable,
                _ => PageOutcome.Refused,
            };
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return PageOutcome.Unavailable;
        }
    }
}
