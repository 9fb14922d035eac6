using System.Globalization;

namespace IncidentPlatform.PostMortems.Rendering;

/// <summary>What people wrote, as text and nothing else.</summary>
internal static class PlainText
{
    /// <summary>Paragraphs of lines, without control characters and without marks that reverse the direction of reading.</summary>
    public static IReadOnlyList<string> Lines(string text) =>
        [.. text.ReplaceLineEndings("\n").Trim().Split('\n').Select(l => new string([.. l.Where(IsText)]).Trim())];

    public static string OneLine(string text) => string.Join(' ', Lines(text).Where(l => l.Length > 0));

    // Format characters hold the joiners that scripts and emoji need; of those only the direction marks go.
    private static bool IsText(char c) => c is '\t'
        || (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            && c is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')));
}
