using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace IncidentPlatform.Cli.Running;

/// <summary>Durations and times as people type them.</summary>
public static partial class Durations
{
    /// <summary><c>90s</c>, <c>15m</c>, <c>1h30m</c>, <c>2d</c>, or ISO 8601 (<c>PT15M</c>).</summary>
    public static TimeSpan? Parse(string text)
    {
        if (text.StartsWith('P'))
        {
            try
            {
                return XmlConvert.ToTimeSpan(text);
            }
            catch (Exception e) when (e is FormatException or OverflowException)
            {
                return null;
            }
        }

        var parts = Short().Match(text);
        if (!parts.Success || text.Length == 0) return null;
        return new TimeSpan(Number(parts, "d"), Number(parts, "h"), Number(parts, "m"), Number(parts, "s"));
    }

    /// <summary>A time (RFC 3339) or a duration from now (<c>+45m</c>).</summary>
    public static DateTimeOffset? ParseTime(string text, DateTimeOffset now)
    {
        if (text == "now") return now;
        if (text.StartsWith('+')) return now + Parse(text[1..]);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
    }

    private static int Number(Match parts, string unit) =>
        parts.Groups[unit].Success ? int.Parse(parts.Groups[unit].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:(?<d>\d{1,5})d)?(?:(?<h>\d{1,6})h)?(?:(?<m>\d{1,7})m)?(?:(?<s>\d{1,8})s)?$")]
    private static partial Regex Short();
}
