using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using IncidentPlatform.Communications.Domain.Webhooks;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Adapters;

namespace IncidentPlatform.Communications.Webhooks;

/// <summary>What came of an attempt.</summary>
/// <param name="Status">The answer's status; null where there was none.</param>
/// <param name="Failure">A code; null where the message was accepted.</param>
/// <param name="RetryAfter">The wait that the receiver asks for.</param>
internal sealed record Attempt(int? Status, string? Failure, TimeSpan? RetryAfter, TimeSpan Took)
{
    public const string NoAnswer = "no-answer";
    public const string TimedOut = "timed-out";
    public const string NotPublic = "address-not-public";
    public const string NotAccepted = "not-accepted";

    public bool Accepted => Failure is null;

    public bool Gone => Status == (int)HttpStatusCode.Gone;
}

/// <summary>One signed message to one receiver, once. Whatever is not a 2xx, a redirect too, is not accepted.</summary>
internal sealed class WebhookCall(GuardedHttp http)
{
    /// <param name="to">Where to.</param>
    /// <param name="secrets">What it is signed with.</param>
    /// <param name="id">The same for every repeat.</param>
    public async Task<Attempt> Send(Uri to, IEnumerable<string> secrets, string id, WebhookMessage message, CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message, Wire.Json);
        // Receivers hold the timestamp against their own clocks.
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("IncidentPlatform", "1"));
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", Signature.Of(id, timestamp, body, secrets));

        var begun = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await http.SendForHeaders(request, ct);
            return new Attempt((int)answer.StatusCode, answer.IsSuccessStatusCode ? null : Attempt.NotAccepted, Asked(answer.Headers.RetryAfter), Stopwatch.GetElapsedTime(begun));
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new Attempt(null, Reason(e), null, Stopwatch.GetElapsedTime(begun));
        }
    }

    private static TimeSpan? Asked(RetryConditionHeaderValue? retryAfter) => retryAfter?.Delta ?? (retryAfter?.Date - TimeProvider.System.GetUtcNow());

    private static string Reason(Exception failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
            if (e is AddressNotPublicException)
                return Attempt.NotPublic;
        return failure is OperationCanceledException ? Attempt.TimedOut : Attempt.NoAnswer;
    }
}
