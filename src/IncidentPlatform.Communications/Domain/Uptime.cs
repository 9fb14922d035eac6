namespace IncidentPlatform.Communications.Domain;

/// <summary>How a component did on one day, in UTC.</summary>
/// <param name="Known">How much of the day it was known for: less than all of it on the first day and today, nothing before it was there.</param>
/// <param name="Worst">The worst of the day; operational where nothing was wrong or nothing is known.</param>
/// <param name="MajorOutage">For how long it was down.</param>
/// <param name="PartialOutage">For how long a part of it was down.</param>
/// <param name="Degraded">For how long it was slow or watched.</param>
/// <param name="Maintenance">For how long it was under maintenance and nothing worse.</param>
public sealed record UptimeDay(
    DateOnly Day, TimeSpan Known, ComponentStatus Worst, TimeSpan MajorOutage, TimeSpan PartialOutage, TimeSpan Degraded, TimeSpan Maintenance);

/// <summary>The history of a component, from what was recorded of it. Where disruptions overlap, the worst of them counts.</summary>
public static class Uptime
{
    public const int Days = 90;

    /// <summary>What a partial outage counts beside a major one.</summary>
    public const double PartWeight = 0.3;

    /// <param name="disruptions">Of this component, in any order.</param>
    /// <param name="since">Since when the component is there; for ever where null.</param>
    /// <returns>The last <paramref name="days"/> days, oldest first; today is the last, as far as it has come.</returns>
    public static IReadOnlyList<UptimeDay> Of(IReadOnlyList<Disruption> disruptions, DateTimeOffset? since, DateTimeOffset now, int days = Days)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return [.. Enumerable.Range(1 - days, days).Select(n => OfDay(today.AddDays(n), disruptions, since, now))];
    }

    /// <summary>The share of the known time in which it was up: a major outage counts whole, a partial one <see cref="PartWeight"/> of its time, the rest not at all.</summary>
    /// <returns>From 0 to 1; null where nothing is known.</returns>
    public static double? Share(IReadOnlyList<UptimeDay> days)
    {
        var known = days.Sum(d => d.Known.Ticks);
        return known == 0 ? null : 1 - (days.Sum(d => d.MajorOutage.Ticks + (PartWeight * d.PartialOutage.Ticks)) / known);
    }

    private static UptimeDay OfDay(DateOnly day, IReadOnlyList<Disruption> disruptions, DateTimeOffset? since, DateTimeOffset now)
    {
        var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var from = since > midnight ? since.Value : midnight;
        var until = now < midnight.AddDays(1) ? now : midnight.AddDays(1);
        if (until <= from)
            return new UptimeDay(day, TimeSpan.Zero, ComponentStatus.Operational, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);

        var here = disruptions.Where(d => d.From < until && (d.Until ?? until) > from).ToList();
        List<DateTimeOffset> cuts = [from, .. here.SelectMany(d => new[] { d.From, d.Until ?? until }).Where(c => c > from && c < until).Distinct().Order(), until];
        var lasted = new TimeSpan[(int)ComponentStatus.MajorOutage + 1];
        foreach (var (start, end) in cuts.Zip(cuts.Skip(1)))
            lasted[(int)here.Where(d => d.From <= start && (d.Until ?? until) >= end).Select(d => d.Status).DefaultIfEmpty().Max()] += end - start;
        return new UptimeDay(
            day, until - from, (ComponentStatus)Array.FindLastIndex(lasted, t => t > TimeSpan.Zero),
            lasted[(int)ComponentStatus.MajorOutage], lasted[(int)ComponentStatus.PartialOutage],
            lasted[(int)ComponentStatus.DegradedPerformance], lasted[(int)ComponentStatus.UnderMaintenance]);
    }
}
