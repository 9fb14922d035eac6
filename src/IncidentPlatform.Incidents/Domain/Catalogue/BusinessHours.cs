using System.Globalization;

namespace IncidentPlatform.Incidents.Domain.Catalogue;

/// <summary>When people are at work: by weekday, in a time zone, holidays excepted.</summary>
public sealed record BusinessHours : ICatalogued
{
    public const string Kind = "business-hours";

    /// <summary>How far ahead an opening is looked for.</summary>
    private const int DaysAhead = 400;

    /// <summary>Name of the time zone in the tz database: <c>Europe/Berlin</c>.</summary>
    public required string TimeZone { get; init; }

    public IReadOnlyList<OpenHours> Hours { get; init; } = [];
    public IReadOnlyList<Holiday> Holidays { get; init; } = [];

    public bool IsOpen(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, Zone).DateTime;
        return On(DateOnly.FromDateTime(local)).Any(h => h.From <= local.TimeOfDay && local.TimeOfDay < h.To);
    }

    /// <summary>The next time at which it opens, after the given one; null where it never does.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset after)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(after, Zone).DateTime);
        return Enumerable.Range(0, DaysAhead)
            .Select(today.AddDays)
            .SelectMany(day => On(day).Select(h => Instant(day, h.From)).Order())
            .Where(at => at > after)
            .Select(at => (DateTimeOffset?)at)
            .FirstOrDefault();
    }

    public IEnumerable<Fault> Faults() =>
    [
        .. TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _) ? [] : new[] { new Fault("timeZone", $"'{TimeZone}' is no name of the tz database") },
        .. Hours.Count == 0 ? new[] { new Fault("hours", "are empty: name at least one weekday") } : [],
        .. Hours.SelectMany((h, n) => h.Span is { } span && span.From < span.To
            ? [] : new[] { new Fault($"hours[{n}]", "needs from and to as hh:mm, from before to; hours over midnight are two entries, the first to 24:00") }),
        .. Holidays.GroupBy(h => h.Date).Where(g => g.Count() > 1)
            .Select(g => new Fault("holidays", string.Create(CultureInfo.InvariantCulture, $"has {g.Key:yyyy-MM-dd} twice"))),
    ];

    public IEnumerable<Reference> References() => [];

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    private IEnumerable<(TimeSpan From, TimeSpan To)> On(DateOnly day) => Holidays.Any(h => h.Date == day)
        ? []
        : Hours.Where(h => h.Day == day.DayOfWeek).Select(h => h.Span).OfType<(TimeSpan, TimeSpan)>();

    /// <summary>A local time that the clock leaps over counts as the first that there is after it.</summary>
    private DateTimeOffset Instant(DateOnly day, TimeSpan time)
    {
        var local = day.ToDateTime(TimeOnly.MinValue) + time;
        while (Zone.IsInvalidTime(local))
        {
            local += TimeSpan.FromMinutes(15);
        }

        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}

/// <param name="From">Local time, <c>hh:mm</c>.</param>
/// <param name="To">Local time, <c>hh:mm</c>; <c>24:00</c> is the end of the day.</param>
public sealed record OpenHours(DayOfWeek Day, string From, string To)
{
    internal (TimeSpan From, TimeSpan To)? Span => (Read(From), Read(To)) is ({ } from, { } to) ? (from, to) : null;

    private static TimeSpan? Read(string text) => text == "24:00"
        ? TimeSpan.FromDays(1)
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToTimeSpan() : null;
}

public sealed record Holiday(DateOnly Date, string Name);
