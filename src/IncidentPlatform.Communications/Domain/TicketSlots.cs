namespace IncidentPlatform.Communications.Domain;

/// <summary>How many tickets came in each quarter of an hour, and what is normal for it.</summary>
public static class TicketSlots
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    /// <summary>Where fewer weeks than this were counted, nothing is called normal.</summary>
    public const int LeastWeeks = 2;

    /// <summary>Normal is never less, so that a few tickets in a quiet night are not many times nothing.</summary>
    private const decimal Floor = 1;

    /// <summary>Tools tell of a ticket a little after it was opened: so long after its end a slot is counted.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>The beginning of the slot that an instant lies in.</summary>
    public static DateTimeOffset Of(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % Length.Ticks, TimeSpan.Zero);

    /// <summary>The end of the last slot that can be counted.</summary>
    public static DateTimeOffset CountedUntil(DateTimeOffset now) => Of(now - Grace);

    /// <summary>
    /// The median of the slots of the same hour of the week, by the wall clock of the zone, in the weeks before. Where the clock is put
    /// forward over that hour, that week has none.
    /// </summary>
    /// <param name="counts">What was counted, by the beginning of the slot.</param>
    /// <param name="slot">The slot to say it for.</param>
    /// <param name="weeks">How many weeks before it count.</param>
    /// <returns>Null where fewer than <see cref="LeastWeeks"/> weeks were counted.</returns>
    public static decimal? Normal(Func<DateTimeOffset, int?> counts, DateTimeOffset slot, int weeks, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(slot, zone).DateTime;
        var hour = local.Date.AddHours(local.Hour);
        List<int> seen = [];
        var counted = 0;
        for (var week = 1; week <= weeks; week++)
        {
            var before = SlotsOf(hour.AddDays(-7 * week), zone).Select(counts).OfType<int>().ToList();
            counted += before.Count > 0 ? 1 : 0;
            seen.AddRange(before);
        }

        return counted < LeastWeeks ? null : Math.Max(Floor, Median(seen));
    }

    private static IEnumerable<DateTimeOffset> SlotsOf(DateTime hour, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(hour))
            yield break;
        var start = Of(new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(hour, zone), TimeSpan.Zero));
        for (var n = 0; n < 4; n++)
            yield return start + n * Length;
    }

    private static decimal Median(List<int> seen)
    {
        seen.Sort();
        var middle = seen.Count / 2;
        return seen.Count % 2 == 1 ? seen[middle] : (seen[middle - 1] + seen[middle]) / 2m;
    }
}

/// <summary>What was counted of one slot.</summary>
/// <param name="From">Its beginning.</param>
/// <param name="Counts">Tickets by the services they name together, so that what names two is counted once for both.</param>
public sealed record CountedSlot(DateTimeOffset From, IReadOnlyList<ServicesCount> Counts)
{
    /// <summary>Tickets that name one of these services; all tickets where none are given.</summary>
    public int Touching(IReadOnlyList<string>? services) =>
        Counts.Where(c => services is null || Names(c, services)).Sum(c => c.Tickets);

    public bool NamesAny(IReadOnlyList<string> services) => Counts.Any(c => Names(c, services));

    private static bool Names(ServicesCount count, IReadOnlyList<string> services) => count.Services.Intersect(services, StringComparer.OrdinalIgnoreCase).Any();
}

public sealed record ServicesCount(IReadOnlyList<string> Services, int Tickets);
