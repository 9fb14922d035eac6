using System.Net.Http.Headers;
using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain.OnCall;

namespace IncidentPlatform.Escalation.Adapters;

/// <summary>
/// Has a telephone called, or a short message sent, by whoever stands behind the webhook <c>Pages:Voice:Url</c> or <c>Pages:Sms:Url</c>
/// (<c>Token</c> beside it goes along as a bearer token). It says once what comes twice with one <c>Idempotency-Key</c>.
/// </summary>
internal sealed class VoicePager(ContactKind kind, OutsideHttp http, IConfiguration configuration) : IPager
{
    private readonly Uri? url = configuration[$"Pages:{kind}:Url"] is { Length: > 0 } configured ? new Uri(configured) : null;
    private readonly string? token = configuration[$"Pages:{kind}:Token"];

    /// <param name="To">Telephone number (E.164).</param>
    /// <param name="Kind"><c>voice</c> or <c>sms</c>.</param>
    /// <param name="Language">BCP 47 tag of the person; <paramref name="Text"/> is English where it is none that is spoken here.</param>
    /// <param name="Text">What to say.</param>
    /// <param name="Answer">Where it is answered.</param>
    private sealed record Call(Guid Key, string To, ContactKind Kind, string Language, string Text, Uri? Answer);

    public string Channel { get; } = kind == ContactKind.Sms ? "sms" : "voice";

    public bool KnowsRepeats => true;

    public bool Serves(ContactKind asked) => asked == kind && url is not null;

    public async Task<PageOutcome> Send(PagerMessage message, string address, string language, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Headers.Add(OutsideHttp.IdempotencyHeader, $"{message.Key}");
        if (!string.IsNullOrEmpty(token))
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = JsonContent.Create(new Call(message.Key, address, kind, language, message.In(language), message.Answer), options: Wire.Json);
        return await http.Send(request, ct);
    }
}
