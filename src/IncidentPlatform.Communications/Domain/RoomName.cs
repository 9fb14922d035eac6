using System.Globalization;
using System.Text;

namespace IncidentPlatform.Communications.Domain;

public static class RoomName
{
    public const int Longest = 80;
    private const string Beside = "-tech";

    // Unicode normalisation is not there in invariant globalization.
    private static readonly (string Letters, string Ascii)[] Latin =
    [
        ("àáâãäåāăą", "a"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"), ("ĥħ", "h"), ("ìíîïĩīĭįı", "i"), ("ĵ", "j"),
        ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņňŉ", "n"), ("òóôõöøōŏő", "o"), ("ŕŗř", "r"), ("śŝşšș", "s"), ("ţťŧț", "t"), ("ùúûüũūŭůűų", "u"),
        ("ŵ", "w"), ("ýÿŷ", "y"), ("źżž", "z"), ("æ", "ae"), ("œ", "oe"), ("ß", "ss"), ("þ", "th"),
    ];

    /// <summary><c>incident-2026-11-23-payments-down</c>: ASCII, at most 80 characters; the number where there is no title to show, and <c>restricted</c> where it must not be shown.</summary>
    public static string Of(Situation situation, string? title)
    {
        var start = $"incident-{situation.DeclaredAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-";
        var slug = situation.Restricted ? $"{Slug(situation.Number)}-restricted" : Slug(title ?? "");
        if (slug.Length == 0)
            slug = Slug(situation.Number);

        return Cut(start + slug, Longest);
    }

    /// <summary>The name of the room beside it.</summary>
    public static string Technical(string name) => Cut(name, Longest - Beside.Length) + Beside;

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in PlainText.Line(text).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (Latin.FirstOrDefault(l => l.Letters.Contains(c)).Ascii is { } ascii)
                slug.Append(ascii);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().Trim('-');
    }

    private static string Cut(string name, int longest)
    {
        if (name.Length <= longest)
            return name;

        var end = name.LastIndexOf('-', longest);
        return name[..(end > 30 ? end : longest)].TrimEnd('-');
    }
}
