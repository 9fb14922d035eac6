using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain.OnCall;

namespace IncidentPlatform.Escalation.Adapters;

/// <summary>Posts the message as JSON to the person's webhook.</summary>
internal sealed class WebhookPager(OutsideHttp http) : IPager
{
    public string Channel => "webhook";

    public bool KnowsRepeats => true;

    public bool Serves(ContactKind kind) => kind == ContactKind.Webhook;

    public async Task<PageOutcome> Send(PagerMessage message, string address, string language, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Add(OutsideHttp.IdempotencyHeader, $"{message.Key}");
        request.Content = JsonContent.Create(message, message.GetType(), options: Wire.Json);
        return await http.Send(request, ct);
    }
}
