using System.Globalization;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Api;
using Calendar = Ical.Net.Calendar;

namespace IncidentPlatform.Escalation.Features.OnCall.Importing;

/// <summary>An event of a calendar as it takes place once.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
internal sealed record TakesPlace(CalendarEvent Event, DateTimeOffset From, DateTimeOffset To);

/// <summary>What takes place by a calendar (iCalendar, RFC 5545) over a period.</summary>
/// <param name="zone">The zone of floating times and whole days: IANA name.</param>
internal sealed class CalendarReader(string zone, DateTimeOffset from, DateTimeOffset to)
{
    private const int MostOccurrences = 5_000;
    private const int MostRuleValues = 400;
    private const double MostSteps = 20_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AnyZone = TimeSpan.FromDays(2);
    private static readonly EvaluationOptions Bounded = new() { MaxUnmatchedIncrementsLimit = 3_000 };
    private static readonly string[] Times = ["DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"];

    /// <summary>The name that the calendar goes by, if it says one, and what is in it: what was cancelled, and what lasts no time, is not.</summary>
    /// <exception cref="CalendarRefusedException">It cannot be read, or is too much.</exception>
    public (string? Name, IReadOnlyList<TakesPlace> Occurrences) Read(string text, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            var known = CalendarTimes.InKnownZones(text, zone);
            var calendars = Readable("", () => Calendar.Load<Calendar>(known));
            if (calendars.Count == 0)
                throw Malformed("it holds no VCALENDAR");
            var events = calendars.SelectMany(c => c.Children.OfType<CalendarEvent>()).Select(e => Readable(e.Uid, () => Checked(e))).ToList();
            var found = Occurrences(events, patience.Token).Take(MostOccurrences + 1).ToList();
            if (found.Count > MostOccurrences)
                throw new CalendarRefusedException(Problems.Invalid("too-many-shifts", "The calendar has more than 5,000 shifts in the period.", "Import a shorter period: give from and to."));
            return (calendars[0].Properties.Get<string>("X-WR-CALNAME"), found);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw TooOften("together");
        }
    }

    private IEnumerable<TakesPlace> Occurrences(IReadOnlyList<CalendarEvent> events, CancellationToken ct)
    {
        var changed = events.Where(e => e.RecurrenceIdentifier is not null)
            .GroupBy(e => (e.Uid, At: Readable(e.Uid, () => At(e.RecurrenceIdentifier!.StartTime))))
            .ToDictionary(g => g.Key, g => g.MaxBy(e => e.Sequence)!);
        var last = changed.Values.ToHashSet<CalendarEvent>(ReferenceEqualityComparer.Instance);
        return events.Where(e => !EventStatus.Cancelled.Equals(e.Status, StringComparison.OrdinalIgnoreCase) && (e.RecurrenceIdentifier is null || last.Contains(e)))
            .SelectMany(e =>
            {
                ct.ThrowIfCancellationRequested();
                return Readable(e.Uid, () => Of(e).ToList()).Where(o => e.RecurrenceIdentifier is not null || !changed.ContainsKey((e.Uid, o.From)));
            });
    }

    private IEnumerable<TakesPlace> Of(CalendarEvent e)
    {
        // The library takes the event's length for that of an RDATE with an end of its own.
        var ends = e.RecurrenceDates.GetAllPeriods().Where(p => p.EndTime is not null).GroupBy(p => At(p.StartTime)).ToDictionary(p => p.Key, p => At(p.First().EndTime!));
        return e.GetOccurrences(new CalDateTime((from - AnyZone).UtcDateTime, CalDateTime.UtcTzId), Bounded)
            .TakeWhile(o => o.Period.StartTime.Value < (to + AnyZone).UtcDateTime)
            .Select(o => (From: At(o.Period.StartTime), o.Period))
            .Select(o => new TakesPlace(e, o.From, ends.TryGetValue(o.From, out var end) ? end : EndOf(e, o.Period)))
            .Where(o => o.To > o.From && o.To > from && o.From < to)
            .Take(MostOccurrences + 1);
    }

    /// <summary>
    /// Where DTEND says it, at the same hour of the clock each time: hand-overs then meet on the day that daylight saving changes the clock, which
    /// the same number of hours each time, as RFC 5545 has it, would not.
    /// </summary>
    private DateTimeOffset EndOf(CalendarEvent e, Period period) =>
        e is { Duration: null, Start: { TzId: not null } start, End: { } end } && start.TzId == end.TzId && end.Value > start.Value && Equals(period.Duration, e.EffectiveDuration)
            ? At(new CalDateTime(period.StartTime.Value + (end.Value - start.Value), period.StartTime.TzId))
            : At(period.EffectiveEndTime ?? period.StartTime);

    private DateTimeOffset At(CalDateTime time) => TimeZones.InstantOf(time.TzId ?? zone, time.Value);

    private CalendarEvent Checked(CalendarEvent e)
    {
        if (e.Start is null)
            throw Malformed(e.Uid, "has no DTSTART that can be read");
        if (Times.FirstOrDefault(name => e.Properties.AllOf(name).Any(p => p.Value is null)) is { } unreadable)
            throw Malformed(e.Uid, $"has a {unreadable} that cannot be read");
        if (e is { End: not null, Duration: not null })
            throw Malformed(e.Uid, "has both DTEND and DURATION");
        if (e.End is { } end && At(end) < At(e.Start))
            throw Malformed(e.Uid, "ends before it starts");
        if (e.Properties.ContainsKey("EXRULE") || e.Properties.AllOf("RRULE").Count() > 1 || e.RecurrenceIdentifier?.Range == RecurrenceRange.ThisAndFuture)
            throw Malformed(e.Uid, "has an EXRULE, several RRULEs or a RANGE, which are not read");
        if (e.RecurrenceRule is { } rule && !IsModest(rule, to - At(e.Start)))
            throw TooOften(e.Uid);
        return e;
    }

    /// <summary>Whether it takes few steps to find when it takes place; nobody's shifts begin every minute.</summary>
    private static bool IsModest(RecurrenceRule rule, TimeSpan span)
    {
        // One that ends by COUNT is counted from its start; any other is sought from the period on, by its frequency.
        var perDay = rule.Frequency == FrequencyType.Hourly ? 24 : rule.Count is null ? 1 : Math.Max(1, rule.ByHour.Count);
        var values = rule.ByHour.Count + rule.ByDay.Count + rule.ByMonthDay.Count + rule.ByYearDay.Count + rule.ByWeekNo.Count + rule.ByMonth.Count + rule.BySetPosition.Count;
        return rule.Frequency is not (FrequencyType.Secondly or FrequencyType.Minutely) && rule.BySecond.Count <= 1 && rule.ByMinute.Count <= 1
            && values <= MostRuleValues && span.TotalDays * perDay / rule.Interval <= MostSteps;
    }

    /// <summary>Whatever the library makes of a text that it cannot take, the text is at fault.</summary>
    private static T Readable<T>(string? uid, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (EvaluationLimitExceededException)
        {
            throw Malformed(uid, "has an RRULE that never takes place");
        }
        catch (Exception e) when (e is not (CalendarRefusedException or OperationCanceledException or OutOfMemoryException))
        {
            throw string.IsNullOrEmpty(uid) ? Malformed(e.Message) : Malformed(uid, $"cannot be read: {e.Message}");
        }
    }

    private static CalendarRefusedException Malformed(string? uid, string what) => Malformed($"the event {uid} {what}");

    internal static CalendarRefusedException Malformed(string what) => new(Problems.Invalid(
        "calendar-malformed", $"This is no calendar that can be imported: {what}.", "Send a file of iCalendar (RFC 5545) as UTF-8; take out or correct the event that is named."));

    private static CalendarRefusedException TooOften(string? uid) => new(Problems.Invalid(
        "repeats-too-often", string.Create(CultureInfo.InvariantCulture, $"It takes too long to find when the events of the calendar take place ({uid})."), "Have them repeat hourly at most, and start less long ago."));
}
