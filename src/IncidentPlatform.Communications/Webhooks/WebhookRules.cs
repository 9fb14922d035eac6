using System.Net;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Adapters;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Webhooks;

/// <summary>What a subscription has to be like.</summary>
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
    public static Rejection? Refusal(
        string name, Uri url, IReadOnlyList<string>? types, IReadOnlyList<string>? severities, IReadOnlyList<string>? services, bool privateToo)
    {
        if (!IsText(name))
            return new Rejection(
                "webhook-name", $"A name has 1 to {LongestText} characters, none of them a control character.", "Give a name that people know the receiver by.", RejectionKind.Invalid);
        if (RefusalOf(url, privateToo) is { } refusal)
            return refusal;
        if (new[] { types, severities, services }.Any(l => l?.Count > MostOfEach))
            return new Rejection(
                "webhook-too-many", $"At most {MostOfEach} types, severities or services are named.", "Leave the list out to take every one.", RejectionKind.Invalid);
        if (types?.Where(t => !FactTypes.Contains(t)).ToList() is [var type, ..])
            return new Rejection(
                "fact-type-unknown", $"There is no fact type '{Shown(type)}'.", "Use the names that GET /webhooks/fact-types lists, or leave the types out to take every one.",
                RejectionKind.Invalid);
        if (severities?.Where(s => !Severities.Contains(s)).ToList() is [var severity, ..])
            return new Rejection(
                "severity-unknown", $"There is no severity '{Shown(severity)}'.", "Use P1, P2, P3 or P4, or leave the severities out to take every one.", RejectionKind.Invalid);
        return services?.Any(s => !IsText(s)) == true
            ? new Rejection(
                "webhook-service", $"A service has a name of 1 to {LongestText} characters.", "Use names as the catalogue has them, or leave the services out.", RejectionKind.Invalid)
            : null;
    }

    private static Rejection? RefusalOf(Uri url, bool privateToo)
    {
        if (!url.IsAbsoluteUri || !(url.Scheme == Uri.UriSchemeHttps || (privateToo && url.Scheme == Uri.UriSchemeHttp)))
            return new Rejection(
                "webhook-not-https", "The URL is not an absolute https address.", "Give an address such as https://tools.example.com/hooks/incidents.", RejectionKind.Invalid);
        if (url.UserInfo.Length > 0 || url.Fragment.Length > 0)
            return new Rejection(
                "webhook-url-parts", "The URL has a user or a fragment in it.", "Leave them out: messages are signed, and the receiver checks the signature.", RejectionKind.Invalid);
        return !privateToo && IPAddress.TryParse(url.IdnHost, out var address) && !PublicAddresses.Contain(address)
            ? new Rejection(
                "webhook-not-public", "The URL leads to an address that is not of the public internet.", "Give an address that can be reached from the internet.", RejectionKind.Invalid)
            : null;
    }

    private static bool IsText(string? text) => text?.Trim().Length is > 0 and <= LongestText && !text.Any(char.IsControl);

    private static string? Shown(string? text) => text?.Length > LongestText ? text[..LongestText] : text;
}
