namespace IncidentPlatform.Escalation.Domain.OnCall;

/// <summary>Who is on call over a period: follows from the schedules alone.</summary>
public static class Roster
{
    private static readonly TimeSpan WidestZone = TimeSpan.FromHours(15);

    /// <summary>The shifts of all duties that fall into a period, cut at its ends, in time order within a duty.</summary>
    public static IReadOnlyList<Shift> Of(IEnumerable<Schedule> schedules, DateTimeOffset from, DateTimeOffset to, InstantOf instant) =>
    [
        .. InOrder(schedules).SelectMany(s => Turns(s, from, to, instant)).Select(s => s with
        {
            From = s.From < from ? from : s.From,
            To = s.To > to ? to : s.To,
        }),
    ];

    /// <summary>The shifts of all duties at an instant, whole.</summary>
    public static IReadOnlyList<Shift> At(IEnumerable<Schedule> schedules, DateTimeOffset at, InstantOf instant) =>
        [.. InOrder(schedules).SelectMany(s => Turns(s, at, at.AddTicks(1), instant))];

    /// <summary>When nobody has a duty that has a schedule.</summary>
    public static IReadOnlyList<Gap> Gaps(IEnumerable<Schedule> schedules, DateTimeOffset from, DateTimeOffset to, InstantOf instant) =>
        [.. InOrder(schedules).SelectMany(s => GapsOf(s, from, to, instant))];

    private static IEnumerable<Schedule> InOrder(IEnumerable<Schedule> schedules) => schedules.OrderBy(s => s.Id, StringComparer.Ordinal);

    private static IEnumerable<Shift> Turns(Schedule schedule, DateTimeOffset from, DateTimeOffset to, InstantOf instant)
    {
        if (schedule.Participants.Count == 0)
            yield break;
        DateTimeOffset StartOf(long turn) => instant(schedule.TimeZone, schedule.Start + (turn * schedule.ShiftLength));

        var passed = from.UtcDateTime - WidestZone - schedule.ShiftLength - schedule.Start;
        for (var turn = Math.Max(0, passed.Ticks / schedule.ShiftLength.Ticks); StartOf(turn) < to; turn++)
        {
            var (begins, ends) = (StartOf(turn), StartOf(turn + 1));
            if (ends > from && ends > begins)
                yield return new Shift(schedule.Id, schedule.Participants[(int)(turn % schedule.Participants.Count)], begins, ends);
        }
    }

    private static IEnumerable<Gap> GapsOf(Schedule schedule, DateTimeOffset from, DateTimeOffset to, InstantOf instant)
    {
        var covered = from;
        foreach (var shift in Turns(schedule, from, to, instant))
        {
            if (shift.From > covered)
                yield return new Gap(schedule.Id, covered, shift.From);
            covered = shift.To;
        }

        if (covered < to)
            yield return new Gap(schedule.Id, covered, to);
    }
}
