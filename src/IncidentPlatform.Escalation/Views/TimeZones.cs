using NodaTime;
using NodaTime.TimeZones;

namespace IncidentPlatform.Escalation.Views;

/// <summary>Time zones by the IANA data that comes with the library, whatever the machine has.</summary>
public static class TimeZones
{
    private static readonly IDateTimeZoneProvider Zones = DateTimeZoneProviders.Tzdb;

    public static bool Knows(string timeZone) => Zones.GetZoneOrNull(timeZone) is not null;

    /// <summary>
    /// The IANA name of a zone that goes by it, by the name that Windows has for it, or by a registry's (<c>/example.org/Europe/Berlin</c>); null where
    /// there is none.
    /// </summary>
    public static string? Named(string name)
    {
        if (Knows(name))
            return name;
        if (TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(name, out var windows))
            return windows;
        if (!name.StartsWith('/'))
            return null;
        var parts = name.Split('/', 8, StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, parts.Length).Select(n => string.Join('/', parts[n..])).FirstOrDefault(Knows);
    }

    /// <summary>The instant of a local time: one that daylight saving skips is moved on by the skip, one it doubles is the first.</summary>
    /// <exception cref="DateTimeZoneNotFoundException">There is no such zone.</exception>
    public static DateTimeOffset InstantOf(string timeZone, DateTime local) =>
        Zones[timeZone].ResolveLocal(LocalDateTime.FromDateTime(local), Resolvers.LenientResolver).ToInstant().ToDateTimeOffset();

    /// <summary>The local time of an instant in a zone.</summary>
    /// <exception cref="DateTimeZoneNotFoundException">There is no such zone.</exception>
    public static DateTime LocalOf(string timeZone, DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(Zones[timeZone]).ToDateTimeUnspecified();
}
