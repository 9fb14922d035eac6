using System.Net.Http.Headers;
using IncidentPlatform.Escalation.Domain.OnCall;

namespace IncidentPlatform.Escalation.Adapters;

/// <summary>Has Opsgenie notify one of its users: an alert of theirs, by the Alert API with <c>Pages:Opsgenie:Key</c>. Its alias is our key, so that a repeat is no second alert.</summary>
internal sealed class OpsgeniePager(OutsideHttp http, IConfiguration configuration) : IPager
{
    private const int LongestMessage = 130;
    private readonly Uri url = new((configuration["Pages:Opsgenie:Url"] ?? "https://api.opsgenie.com").TrimEnd('/') + "/v2/alerts");
    private readonly string? key = configuration["Pages:Opsgenie:Key"];

    public string Channel => "opsgenie";

    public bool KnowsRepeats => true;

    public bool Serves(ContactKind kind) => kind == ContactKind.Opsgenie && !string.IsNullOrEmpty(key);

    public async Task<PageOutcome> Send(PagerMessage message, string address, string language, CancellationToken ct)
    {
        var text = message.In(language);
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Headers.Authorization = new AuthenticationHeaderValue("GenieKey", key);
        request.Content = JsonContent.Create(new
        {
            message = text.Length > LongestMessage ? text[..LongestMessage] : text,
            alias = $"{message.Key}",
            description = message.Answer is { } answer ? $"{text} {answer}" : text,
            responders = new[] { new { type = "user", username = address } },
            priority = "P1",
        });
        return await http.Send(request, ct);
    }
}
