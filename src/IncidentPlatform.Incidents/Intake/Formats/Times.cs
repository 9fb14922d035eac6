using System.Globalization;
using System.Text.RegularExpressions;

namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>Times as monitoring tools write them.</summary>
internal static partial class Times
{
    /// <summary>A count since 1970 above this is of milliseconds (as seconds it would be past the year 5000), then of micro- and nanoseconds.</summary>
    private const double MostSeconds = 1e11;

    private const double MostMilliseconds = 1e14;
    private const double MostMicroseconds = 1e17;
    private const double MostNanoseconds = 1e20;

    /// <returns>The time in UTC; null where it is none.</returns>
    public static DateTimeOffset? Read(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? SinceEpoch(number)
            : Written(text) ?? Written(GoTail().Replace(text, ""));

    private static DateTimeOffset? Written(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime() : null;

    private static DateTimeOffset? SinceEpoch(double number) => number switch
    {
        >= 0 and < MostSeconds => DateTimeOffset.UnixEpoch.AddSeconds(number),
        >= MostSeconds and < MostMilliseconds => DateTimeOffset.UnixEpoch.AddMilliseconds(number),
        >= MostMilliseconds and < MostMicroseconds => DateTimeOffset.UnixEpoch.AddMicroseconds(number),
        >= MostMicroseconds and < MostNanoseconds => DateTimeOffset.UnixEpoch.AddMicroseconds(number / 1000),
        _ => null,
    };

    /// <summary>The zone's name and the monotonic reading that Go writes behind a time.</summary>
    [GeneratedRegex(@"( [A-Z]{3,4})?( m=[+-][0-9.]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex GoTail();
}
