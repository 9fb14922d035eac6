using System.Globalization;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Durations as people say them.</summary>
public static class Durations
{
    /// <summary><c>15 min</c>, <c>14 min 58 s</c>, <c>2 h</c>; rounded up to the second, so that who waits this long has waited enough.</summary>
    public static string InWords(this TimeSpan time)
    {
        var whole = TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds));
        IEnumerable<(int Count, string Unit)> parts = [((int)whole.TotalHours, "h"), (whole.Minutes, "min"), (whole.Seconds, "s")];
        var said = string.Join(' ', parts.Where(p => p.Count > 0).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Count} {p.Unit}")));
        return said.Length > 0 ? said : "0 s";
    }
}
