using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using IncidentPlatform.Communications.StatusPage;
using IncidentPlatform.Hosting.Adapters;

namespace IncidentPlatform.Communications.Effects;

/// <summary>Calls to webhooks of subscribers: no redirects, no addresses inside, answers are not read further than their status.</summary>
public sealed class SubscriberWebhook(GuardedHttp http, StatusPageCache page)
{
    public const string IdempotencyHeader = "Idempotency-Key";

    /// <summary>Asks whether the receiver wants posts.</summary>
    /// <returns>Whether it took the question.</returns>
    public async Task<bool> Ask(string address, Uri confirm, Guid key, CancellationToken ct) => await Post(
        address, StatusJson.Write(new { Type = "subscription_confirmation", Page = new { page.Name }, Confirm = confirm }), key, ct) is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices;

    /// <returns>The status of the answer; null where there was none.</returns>
    public async Task<HttpStatusCode?> Post(string address, string json, Guid key, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address);
            request.Headers.Add(IdempotencyHeader, $"{key}");
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("IncidentPlatform", "1"));
            request.Content = new StringContent(json, Encoding.UTF8, MediaTypeNames.Application.Json);
            using var answer = await http.SendForHeaders(request, ct);
            return answer.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }
}
