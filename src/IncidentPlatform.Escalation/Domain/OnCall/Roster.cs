namespace IncidentPlatform.Escalation.Domain.OnCall;

/// <summary>Who is on call over a period: follows from the schedules alone, each as it was at the time.</summary>
public static class Roster
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The shifts of all duties that fall into a period, cut at its ends, in time order within a duty.</summary>
    public static IReadOnlyList<Shift> Of(IEnumerable<Schedule> schedules, DateTimeOffset from, DateTimeOffset to, InstantOf instant) =>
        [.. InOrder(schedules).SelectMany(s => TurnsOf(s, from, to, instant).Select(t => new Shift(s.Duty, t.Person, t.From, t.To)))];

    /// <summary>The shifts of all duties at an instant, whole.</summary>
    public static IReadOnlyList<Shift> At(IEnumerable<Schedule> schedules, DateTimeOffset at, InstantOf instant) =>
    [
        .. InOrder(schedules).SelectMany(s =>
        {
            var reach = s.Versions.SelectMany(v => v.Rota.Layers.Select(l => l.ShiftLength).Concat(v.Rota.Overrides.Select(o => o.To - o.From))).DefaultIfEmpty().Max() + Day;
            return Of([s], at - reach, at + reach, instant).Where(t => t.From <= at && at < t.To);
        }),
    ];

    /// <summary>When nobody has a duty that has a schedule.</summary>
    public static IReadOnlyList<Gap> Gaps(IEnumerable<Schedule> schedules, DateTimeOffset from, DateTimeOffset to, InstantOf instant) =>
        [.. InOrder(schedules.Where(s => !s.Ended)).SelectMany(s => Gaps(s.Duty, TurnsOf(s, from, to, instant), from, to))];

    /// <summary>What a rota would be over a period, beside no past of its own.</summary>
    public static (IReadOnlyList<Shift> Shifts, IReadOnlyList<Gap> Gaps) Preview(string duty, Rota rota, DateTimeOffset from, DateTimeOffset to, InstantOf instant)
    {
        var turns = Turns.Final(rota, from, to, instant);
        return ([.. turns.Select(t => new Shift(duty, t.Person, t.From, t.To))], [.. Gaps(duty, turns, from, to)]);
    }

    private static IEnumerable<Schedule> InOrder(IEnumerable<Schedule> schedules) => schedules.OrderBy(s => s.Duty, StringComparer.Ordinal);

    /// <summary>Each stretch of time by the version that held then.</summary>
    private static IReadOnlyList<Turn> TurnsOf(Schedule schedule, DateTimeOffset from, DateTimeOffset to, InstantOf instant)
    {
        var turns = new List<Turn>();
        foreach (var (n, version) in schedule.Versions.Index())
        {
            var begins = version.Since > from ? version.Since : from;
            var ends = n + 1 < schedule.Versions.Count && schedule.Versions[n + 1].Since < to ? schedule.Versions[n + 1].Since : to;
            if (begins < ends)
                turns.AddRange(Turns.Final(version.Rota, begins, ends, instant));
        }

        return Turns.Joined(turns);
    }

    private static IEnumerable<Gap> Gaps(string duty, IReadOnlyList<Turn> turns, DateTimeOffset from, DateTimeOffset to)
    {
        var covered = from;
        foreach (var turn in turns)
        {
            if (turn.From > covered)
                yield return new Gap(duty, covered, turn.From);
            covered = turn.To;
        }

        if (covered < to)
            yield return new Gap(duty, covered, to);
    }
}
