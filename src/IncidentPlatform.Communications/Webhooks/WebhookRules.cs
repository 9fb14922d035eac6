using System.Net;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Adapters;

namespace IncidentPlatform.Communications.Webhooks;

/// <summary>What of a subscription is not as it has to be.</summary>
/// <param name="Code">Stable code.</param>
public sealed record WebhookFault(string Code, string Reason, string WayOn);

internal static class WebhookRules
{
    private const int LongestText = 200;
    private const int MostOfEach = 200;
    private static readonly string[] Severities = ["P1", "P2", "P3", "P4"];

    /// <summary>Every type that a fact of an incident can have.</summary>
    public static IReadOnlySet<string> FactTypes { get; } = typeof(IncidentFact).Assembly.GetTypes()
        .Where(t => t is { IsPublic: true, IsAbstract: false } && t.Namespace == $"{typeof(IncidentFact).Namespace}.Facts")
        .Select(t => t.Name).ToHashSet(StringComparer.Ordinal);

    /// <param name="privateToo">In Development only: http and private addresses are taken.</param>
    public static WebhookFault? Fault(
        string name, Uri url, IReadOnlyList<string>? types, IReadOnlyList<string>? severities, IReadOnlyList<string>? services, bool privateToo)
    {
        if (!IsText(name))
            return new WebhookFault("webhook-name", $"A name has 1 to {LongestText} characters, none of them a control character.", "Give a name that people know the receiver by.");
        if (UrlFault(url, privateToo) is { } fault)
            return fault;
        if (new[] { types, severities, services }.Any(l => l?.Count > MostOfEach))
            return new WebhookFault("webhook-too-many", $"At most {MostOfEach} types, severities or services are named.", "Leave the list out to take every one.");
        if (types?.FirstOrDefault(t => !FactTypes.Contains(t)) is { } type)
            return new WebhookFault("fact-type-unknown", $"There is no fact type '{Shown(type)}'.", "Use the names that GET /webhooks/fact-types lists, or leave the types out to take every one.");
        if (severities?.FirstOrDefault(s => !Severities.Contains(s)) is { } severity)
            return new WebhookFault("severity-unknown", $"There is no severity '{Shown(severity)}'.", "Use P1, P2, P3 or P4, or leave the severities out to take every one.");
        return services?.Any(s => !IsText(s)) == true
            ? new WebhookFault("webhook-service", $"A service has a name of 1 to {LongestText} characters.", "Use names as the catalogue has them, or leave the services out.")
            : null;
    }

    private static WebhookFault? UrlFault(Uri url, bool privateToo)
    {
        if (!url.IsAbsoluteUri || !(url.Scheme == Uri.UriSchemeHttps || (privateToo && url.Scheme == Uri.UriSchemeHttp)))
            return new WebhookFault("webhook-not-https", "The URL is not an absolute https address.", "Give an address such as https://tools.example.com/hooks/incidents.");
        if (url.UserInfo.Length > 0 || url.Fragment.Length > 0)
            return new WebhookFault("webhook-url-parts", "The URL has a user or a fragment in it.", "Leave them out: messages are signed, and the receiver checks the signature.");
        return !privateToo && IPAddress.TryParse(url.IdnHost, out var address) && !PublicAddresses.Contain(address)
            ? new WebhookFault("webhook-not-public", "The URL leads to an address that is not of the public internet.", "Give an address that can be reached from the internet.")
            : null;
    }

    private static bool IsText(string text) => text.Trim().Length is > 0 and <= LongestText && !text.Any(char.IsControl);

    private static string Shown(string text) => text.Length <= LongestText ? text : text[..LongestText];
}
