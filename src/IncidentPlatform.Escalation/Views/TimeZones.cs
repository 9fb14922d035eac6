using NodaTime;
using NodaTime.TimeZones;

namespace IncidentPlatform.Escalation.Views;

/// <summary>Time zones by the IANA data that comes with the library, whatever the machine has.</summary>
public static class TimeZones
{
    private static readonly IDateTimeZoneProvider Zones = DateTimeZoneProviders.Tzdb;

    public static bool Knows(string timeZone) => Zones.GetZoneOrNull(timeZone) is not null;

    /// <summary>The instant of a local time: one that daylight saving skips is moved on by the skip, one it doubles is the first.</summary>
    /// <exception cref="DateTimeZoneNotFoundException">There is no such zone.</exception>
    public static DateTimeOffset InstantOf(string timeZone, DateTime local) =>
        Zones[timeZone].ResolveLocal(LocalDateTime.FromDateTime(local), Resolvers.LenientResolver).ToInstant().ToDateTimeOffset();

    /// <summary>The local time of an instant in a zone.</summary>
    /// <exception cref="DateTimeZoneNotFoundException">There is no such zone.</exception>
    public static DateTime LocalOf(string timeZone, DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(Zones[timeZone]).ToDateTimeUnspecified();
}
