using System.Text.RegularExpressions;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Api;

namespace IncidentPlatform.Escalation.Features.OnCall.Importing;

/// <summary>
/// The times of a calendar's text, each in UTC or in a zone of the IANA data. The library would take a zone that it does not know for any whose
/// name is part of it: <c>(UTC+01:00) Amsterdam</c> for UTC.
/// </summary>
internal static partial class CalendarTimes
{
    private const string Event = "VEVENT";
    private static readonly char[] LineEnds = ['\r', '\n'];

    /// <param name="zone">The zone of floating times: IANA name.</param>
    /// <exception cref="CalendarRefusedException">A time is in a zone that is not known.</exception>
    public static string InKnownZones(string text, string zone)
    {
        var lines = Fold().Replace(text, "").Split(LineEnds, StringSplitOptions.RemoveEmptyEntries);
        if (AnEventHasNoUid(lines))
            throw CalendarReader.Malformed("an event has no UID");
        var own = OwnZones(lines);
        return string.Join("\r\n", lines.Select(line => Time().Match(line) is { Success: true } time ? Written(time, zone, own) : line));
    }

    private static string Written(Match time, string zone, IReadOnlyDictionary<string, string> own)
    {
        var (parameters, value) = (time.Groups[2].Value, time.Groups[3].Value);
        if (!value.Split(',').All(one => Valid().IsMatch(one)))
            throw CalendarReader.Malformed($"'{time.Value}' is no time");
        var named = Zone().Match(parameters);
        var isLocal = value.Contains('T', StringComparison.OrdinalIgnoreCase) && !value.Contains('Z', StringComparison.OrdinalIgnoreCase);
        var known = !isLocal ? "" : $";TZID=\"{(named.Success ? Known(named.Groups[1].Value.Trim('"'), own) : zone)}\"";
        return $"{time.Groups[1].Value}{Zone().Replace(parameters, "")}{known}:{value}";
    }

    private static string Known(string id, IReadOnlyDictionary<string, string> own) => TimeZones.Named(id) ?? own.GetValueOrDefault(id) ?? throw new CalendarRefusedException(
        Problems.Invalid(
            "time-zone-unknown", $"The calendar has times in the zone {id}, which is none of the IANA data, none of Windows, and of no fixed offset.",
            "Use an IANA name such as Europe/Berlin, or export the calendar in UTC."));

    /// <summary>Zones that the calendar defines under a name of its own: by the place that they say they are, or by their one offset.</summary>
    private static Dictionary<string, string> OwnZones(IEnumerable<string> lines)
    {
        var own = new Dictionary<string, string>();
        var (id, place, offsets) = ("", "", new HashSet<string>());
        foreach (var line in lines)
        {
            if (line.Equals("BEGIN:VTIMEZONE", StringComparison.OrdinalIgnoreCase))
                (id, place, offsets) = ("", "", []);
            else if (ValueOf(line, "TZID:") is { } name)
                id = name;
            else if (ValueOf(line, "X-LIC-LOCATION:") is { } location)
                place = location;
            else if (ValueOf(line, "TZOFFSETTO:") is { Length: >= 5 } offset)
                offsets.Add(offset);
            else if (line.Equals("END:VTIMEZONE", StringComparison.OrdinalIgnoreCase) && (TimeZones.Named(place) ?? Fixed(offsets)) is { } known)
                own[id] = known;
        }

        return own;
    }

    /// <summary>The library would make up one, and the same calendar imported twice would be two.</summary>
    private static bool AnEventHasNoUid(IEnumerable<string> lines)
    {
        var (within, named) = ("", false);
        foreach (var line in lines)
        {
            var (begins, ends) = (ValueOf(line, "BEGIN:")?.ToUpperInvariant(), ValueOf(line, "END:")?.ToUpperInvariant());
            if (ends == Event && !named)
                return true;
            if (begins is not null)
                (within, named) = (begins, named && begins != Event);
            else if (ends is not null)
                within = Event; // What else is in an event ended, an alarm.
            else if (within == Event && ValueOf(line, "UID") is [':' or ';', _, ..])
                named = true;
        }

        return false;
    }

    private static string? ValueOf(string line, string property) => line.StartsWith(property, StringComparison.OrdinalIgnoreCase) ? line[property.Length..].Trim() : null;

    private static string? Fixed(HashSet<string> offsets) =>
        offsets.Count == 1 && offsets.First() is var o ? TimeZones.Named(o[3..5] == "00" ? $"UTC{o[..3]}" : $"UTC{o[..3]}:{o[3..5]}") : null;

    [GeneratedRegex(@"\r?\n[ \t]")]
    private static partial Regex Fold();

    [GeneratedRegex("""^(DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)((?:;[\w-]+=(?:"[^"]*"|[^;:"]*))*):(.*)$""", RegexOptions.IgnoreCase)]
    private static partial Regex Time();

    [GeneratedRegex(@"^\s*\d{8}(T\d{6}Z?)?(/(\d{8}T\d{6}Z?|[+-]?P[\dWDTHMS]+))?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Valid();

    [GeneratedRegex(""";TZID=("[^"]*"|[^;:"]*)""", RegexOptions.IgnoreCase)]
    private static partial Regex Zone();
}
