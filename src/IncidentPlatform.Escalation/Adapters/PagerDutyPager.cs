using System.Net.Http.Headers;
using System.Text.Json;
using IncidentPlatform.Escalation.Domain.OnCall;

namespace IncidentPlatform.Escalation.Adapters;

/// <summary>
/// Has PagerDuty notify one of its users: an incident of theirs on the service <c>Pages:PagerDuty:Service</c>, by the REST API with
/// <c>Pages:PagerDuty:Token</c> in the name of <c>Pages:PagerDuty:From</c>. An incident of the same key that is open is not made again.
/// </summary>
internal sealed class PagerDutyPager(OutsideHttp http, IConfiguration configuration) : IPager
{
    private const string MatchingIncident = "matching dedup key";
    private const string AlreadyExists = "already exists";
    private readonly Uri url = new((configuration["Pages:PagerDuty:Url"] ?? "https://api.pagerduty.com").TrimEnd('/') + "/incidents");
    private readonly string? token = configuration["Pages:PagerDuty:Token"];
    private readonly string? from = configuration["Pages:PagerDuty:From"];
    private readonly string? service = configuration["Pages:PagerDuty:Service"];

    public string Channel => "pagerduty";

    public bool KnowsRepeats => true;

    public bool Serves(ContactKind kind) => kind == ContactKind.Pagerduty && new[] { token, from, service }.All(s => !string.IsNullOrEmpty(s));

    public async Task<PageOutcome> Send(PagerMessage message, string address, string language, CancellationToken ct)
    {
        var text = message.In(language);
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Headers.Accept.ParseAdd("application/vnd.pagerduty+json;version=2");
        request.Headers.Authorization = new AuthenticationHeaderValue("Token", $"token={token}");
        request.Headers.Add("From", from);
        request.Content = JsonContent.Create(new
        {
            incident = new
            {
                type = "incident",
                title = text,
                service = new { id = service, type = "service_reference" },
                urgency = "high",
                incident_key = $"{message.Key}",
                body = new { type = "incident_body", details = new { text, answer = message.Answer } },
                assignments = new[] { new { assignee = new { id = address, type = "user_reference" } } },
            },
        });
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json"); // Their contract names it without a charset.
        return await http.Send(request, ct, async refusal => await IsRepeat(refusal, ct) ? PageOutcome.Delivered : PageOutcome.Refused);
    }

    private static async Task<bool> IsRepeat(HttpResponseMessage refusal, CancellationToken ct)
    {
        try
        {
            var body = await refusal.Content.ReadFromJsonAsync<JsonElement>(ct);
            return body.TryGetProperty("error", out var error) && error.GetRawText() is var text
                && (text.Contains(MatchingIncident, StringComparison.OrdinalIgnoreCase) || text.Contains(AlreadyExists, StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
