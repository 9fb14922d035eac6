using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.OnCall;

/// <summary>How schedules change, and how they follow from their facts.</summary>
public static class Scheduling
{
    private const int MostOverrides = 200;
    private const int MostImported = 5_000;
    private static readonly Rota Empty = new("UTC", [], []);

    public static IReadOnlyList<Type> Facts { get; } = [typeof(ScheduleSet), typeof(OverrideMade), typeof(OverrideTakenBack), typeof(CalendarImported), typeof(ScheduleEnded)];

    public static Schedule Evolve(Schedule? before, Fact fact)
    {
        var schedule = before ?? new Schedule();
        var rota = schedule.Versions is [.., var last] ? last.Rota : Empty;
        return fact.Data switch
        {
            ScheduleSet f => schedule with { Id = Schedule.IdOf(f.Duty), Duty = f.Duty, Ended = false, Versions = With(rota with { TimeZone = f.TimeZone, Layers = f.Layers }) },
            OverrideMade f => schedule with { Versions = With(rota with { Overrides = [.. rota.Overrides, new Override(f.OverrideId, f.Person, f.From, f.To, f.Reason)] }) },
            OverrideTakenBack f => schedule with { Versions = With(rota with { Overrides = [.. rota.Overrides.Where(o => o.Id != f.OverrideId)] }) },
            CalendarImported f => schedule with { Versions = With(rota with { Overrides = ImportedCalendar.Into(rota.Overrides, f, fact.RecordedAt) }) },
            ScheduleEnded => schedule with { Ended = true, Versions = With(Empty with { TimeZone = rota.TimeZone }) },
            _ => schedule,
        };

        // What changes several times at one instant is told by its last version; one that is over keeps the overrides of its time only.
        IReadOnlyList<RotaVersion> With(Rota changed) =>
            [.. schedule.Versions.Where(v => v.Since < fact.RecordedAt).Select(v => v.Until(fact.RecordedAt)), new RotaVersion(fact.RecordedAt, changed)];
    }

    public static Decision Set(Schedule? schedule, string duty, string timeZone, IReadOnlyList<Layer> layers) =>
        schedule is { Ended: false } && schedule.Now.TimeZone == timeZone && schedule.Now.Layers.SequenceEqual(layers)
            ? Decision.Nothing
            : Decision.Record(new ScheduleSet(duty, timeZone, layers));

    public static Decision End(Schedule? schedule) => schedule is { Ended: false } ? Decision.Record(new ScheduleEnded()) : Decision.Nothing;

    /// <summary>Somebody takes a duty for a time. What has passed is not changed by it.</summary>
    public static Decision Override(Schedule? schedule, OverrideMade made, DateTimeOffset now)
    {
        if (schedule is not { Ended: false })
            return SchedulingRejections.NoSchedule;
        if (schedule.Now.Overrides.Any(o => o.Id == made.OverrideId))
            return Decision.Nothing;
        if (made.To <= made.From || made.To <= now)
            return SchedulingRejections.OverrideEnds;
        return schedule.Now.Overrides.Count(o => o.Calendar is null && o.To > now) >= MostOverrides ? SchedulingRejections.TooManyOverrides : Decision.Record(made);
    }

    /// <summary>A calendar's shifts replace what it said of the period before. What has passed is not changed by it.</summary>
    public static Decision Import(Schedule? schedule, CalendarImported import, DateTimeOffset now)
    {
        if (schedule is not { Ended: false })
            return SchedulingRejections.NoSchedule;
        if (import.To <= import.From || import.To <= now)
            return SchedulingRejections.ImportEnds;
        var coming = import with { From = import.From > now ? import.From : now, Shifts = [.. import.Shifts.Where(s => s.To > now)] };
        var after = ImportedCalendar.Into(schedule.Now.Overrides, coming, now);
        if (after.ToHashSet().SetEquals(schedule.Now.Overrides.Where(o => o.Calendar is null || o.To > now)))
            return Decision.Nothing;
        return after.Count(o => o.Calendar is not null) > MostImported ? SchedulingRejections.TooManyImported : Decision.Record(coming);
    }

    /// <summary>Somebody has no turns from now on: a successor takes them, or the others of each layer move up in their order, and nobody's turn in progress is cut but theirs.</summary>
    public static Decision Replace(Schedule? schedule, string person, string? successor, InstantOf instant, DateTimeOffset now)
    {
        if (schedule is not { Ended: false })
            return Decision.Nothing;
        var rota = schedule.Now;
        if (successor is null && rota.Layers.FirstOrDefault(l => l.Participants.All(p => p == person)) is { } alone)
            return SchedulingRejections.AloneIn(schedule.Duty, alone.Name);
        var layers = rota.Layers.Select(l => !l.Participants.Contains(person) ? l
            : successor is not null ? l with { Participants = [.. l.Participants.Select(p => p == person ? successor : p)] }
            : Turns.Without(l, person, rota.TimeZone, instant, now)).ToList();
        var facts = new List<object>();
        if (!layers.SequenceEqual(rota.Layers))
            facts.Add(new ScheduleSet(schedule.Duty, rota.TimeZone, layers));
        facts.AddRange(rota.Overrides.Where(o => o.Calendar is not null && o.To > now).GroupBy(o => o.Calendar!.Value).Where(c => c.Any(o => o.Person == person)).Select(c => new CalendarImported(
            c.Key, now, c.Max(o => o.To),
            [.. c.Where(o => successor is not null || o.Person != person).Select(o => new CalendarShift(o.Id, o.Person == person ? successor! : o.Person, o.From, o.To))])));
        foreach (var taken in rota.Overrides.Where(o => o.Calendar is null && o.Person == person && o.To > now))
        {
            facts.Add(new OverrideTakenBack(taken.Id));
            if (successor is not null)
                facts.Add(new OverrideMade(Ids.Of(taken.Id, "successor"), successor, taken.From, taken.To, taken.Reason));
        }

        return facts.Count == 0 ? Decision.Nothing : Decision.Record([.. facts]);
    }

    public static Decision TakeBack(Schedule? schedule, Guid overrideId) => schedule is { Ended: false } && schedule.Now.Overrides.Any(o => o.Id == overrideId)
        ? Decision.Record(new OverrideTakenBack(overrideId))
        : SchedulingRejections.NoOverride(overrideId);

    /// <summary>Two people exchange a shift each: the one that is on at the first instant, and the one that is on at the second.</summary>
    /// <param name="id">The caller's id for it: asking twice with one id swaps once.</param>
    public static Decision Swap(Schedule? schedule, Guid id, DateTimeOffset one, DateTimeOffset other, string? reason, InstantOf instant, DateTimeOffset now)
    {
        if (schedule is not { Ended: false })
            return SchedulingRejections.NoSchedule;
        if (schedule.Now.Overrides.Any(o => o.Id == id))
            return Decision.Nothing;
        if (Roster.At([schedule], one, instant) is not [var first] || Roster.At([schedule], other, instant) is not [var second] || first.Person == second.Person)
            return SchedulingRejections.NothingToSwap;
        if (first.To <= now || second.To <= now)
            return SchedulingRejections.OverrideEnds;
        return Decision.Record(
            new OverrideMade(id, second.Person, first.From, first.To, reason),
            new OverrideMade(Ids.Of(id, "other"), first.Person, second.From, second.To, reason));
    }
}
