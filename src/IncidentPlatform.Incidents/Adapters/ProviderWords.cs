using System.Net;
using System.Text.RegularExpressions;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Adapters;

/// <summary>What a provider wrote, as one line of plain text.</summary>
internal static partial class ProviderWords
{
    internal static string? Of(params IEnumerable<string?> parts)
    {
        var line = string.Join(": ", parts.Select(Plain).Where(p => p.Length > 0));
        return line.Length == 0 ? null : line.Length <= Depending.LongestWords ? line : line[..(Depending.LongestWords - 1)] + "…";
    }

    /// <summary>A link that may be shown; null where it is none.</summary>
    internal static string? LinkOf(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? link : null;

    private static string Plain(string? text) => text is null ? "" : string.Join(
        ' ', WebUtility.HtmlDecode(Tags().Replace(text, " ")).Where(c => c != '\0').Aggregate(new System.Text.StringBuilder(), (s, c) => s.Append(char.IsControl(c) ? ' ' : c))
            .ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();
}
