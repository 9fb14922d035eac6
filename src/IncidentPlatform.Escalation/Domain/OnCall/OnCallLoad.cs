namespace IncidentPlatform.Escalation.Domain.OnCall;

/// <summary>Somebody was paged.</summary>
public sealed record PageSent(string Person, DateTimeOffset At, bool Acknowledged);

/// <summary>What being on call cost a person in a week.</summary>
/// <param name="Week">Its Monday.</param>
/// <param name="Pages">How often they were paged.</param>
/// <param name="NightPages">Of these between 22:00 and 07:00 by the local clock.</param>
/// <param name="Acknowledged">Of these they acknowledged.</param>
/// <param name="HoursOnCall">Hours on call, over all duties.</param>
/// <param name="HoursCommanded">Hours in command of incidents that were not resolved, over all incidents.</param>
public sealed record PersonWeek(string Person, DateOnly Week, int Pages, int NightPages, int Acknowledged, double HoursOnCall, double HoursCommanded = 0);

/// <summary>What it cost a team in a week: its people, summed.</summary>
/// <inheritdoc cref="PersonWeek"/>
public sealed record TeamWeek(string Team, DateOnly Week, int Pages, int NightPages, int Acknowledged, double HoursOnCall, double HoursCommanded);

/// <summary>How the load of being on call spreads over people and weeks.</summary>
public static class OnCallLoad
{
    private const int NightFrom = 22;
    private const int NightTo = 7;

    /// <param name="commanded">Who commanded from when to when; a duty's name says nothing here.</param>
    /// <param name="local">The local time of an instant: weeks and nights are those of one place.</param>
    /// <param name="instant">The instant of a local time there.</param>
    public static IReadOnlyList<PersonWeek> Of(
        IEnumerable<PageSent> pages, IEnumerable<Shift> shifts, IEnumerable<Shift> commanded, Func<DateTimeOffset, DateTime> local, Func<DateTime, DateTimeOffset> instant)
    {
        var paged = pages.Select(p => (p, At: local(p.At))).ToLookup(p => (p.p.Person, Week: WeekOf(p.At)));
        var (onCall, commanding) = (Hours(shifts), Hours(commanded));
        return
        [
            .. paged.Select(p => p.Key).Union(onCall.Select(h => h.Key)).Union(commanding.Select(h => h.Key)).OrderBy(k => k.Week).ThenBy(k => k.Person, StringComparer.Ordinal)
                .Select(k => new PersonWeek(
                    k.Person, k.Week, paged[k].Count(), paged[k].Count(p => p.At.Hour is >= NightFrom or < NightTo), paged[k].Count(p => p.p.Acknowledged),
                    Math.Round(onCall[k].Sum(), 2), Math.Round(commanding[k].Sum(), 2))),
        ];

        ILookup<(string Person, DateOnly Week), double> Hours(IEnumerable<Shift> intervals) =>
            intervals.SelectMany(s => ByWeek(s, local, instant)).ToLookup(s => (s.Person, s.Week), s => s.Hours);
    }

    /// <summary>The same by team; who is in several counts in each.</summary>
    public static IReadOnlyList<TeamWeek> ByTeam(IReadOnlyList<PersonWeek> weeks, IEnumerable<Team> teams) =>
    [
        .. from team in teams
           from week in weeks.Where(w => team.Members.Contains(w.Person)).GroupBy(w => w.Week)
           orderby week.Key, team.Id
           select new TeamWeek(
               team.Id, week.Key, week.Sum(w => w.Pages), week.Sum(w => w.NightPages), week.Sum(w => w.Acknowledged),
               Math.Round(week.Sum(w => w.HoursOnCall), 2), Math.Round(week.Sum(w => w.HoursCommanded), 2)),
    ];

    private static IEnumerable<(string Person, DateOnly Week, double Hours)> ByWeek(Shift shift, Func<DateTimeOffset, DateTime> local, Func<DateTime, DateTimeOffset> instant)
    {
        for (var from = shift.From; from < shift.To;)
        {
            var week = WeekOf(local(from));
            var next = instant(week.AddDays(7).ToDateTime(TimeOnly.MinValue));
            var to = next < shift.To ? next : shift.To;
            yield return (shift.Person, week, (to - from).TotalHours);
            from = to;
        }
    }

    private static DateOnly WeekOf(DateTime local)
    {
        var day = DateOnly.FromDateTime(local);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }
}
