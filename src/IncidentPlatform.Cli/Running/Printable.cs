using System.Globalization;
using System.Text;

namespace IncidentPlatform.Cli.Running;

/// <summary>Text of others made safe for a terminal: no escape sequences, nothing that reorders or hides what is shown.</summary>
public static class Printable
{
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || IsShown(Rune.GetUnicodeCategory(rune))) safe.Append(rune);
        }

        return safe.ToString();
    }

    public static string Of(DateTimeOffset? time) =>
        time?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    /// <summary>To the second, the way people write it: <c>1h 05m</c>, <c>45s</c>.</summary>
    public static string Of(TimeSpan length) => length switch
    {
        { TotalDays: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalDays}d {length.Hours}h {length.Minutes:00}m"),
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{length.Hours}h {length.Minutes:00}m"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{length.Minutes}m {length.Seconds:00}s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{length.Seconds}s"),
    };

    private static bool IsShown(UnicodeCategory category) =>
        category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse);
}
