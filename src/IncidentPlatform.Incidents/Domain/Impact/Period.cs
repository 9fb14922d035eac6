namespace IncidentPlatform.Incidents.Domain.Impact;

/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
public readonly record struct Period(DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Length => To > From ? To - From : TimeSpan.Zero;

    /// <summary>The calendar month of an instant, in UTC.</summary>
    public static Period MonthOf(DateTimeOffset at)
    {
        var first = new DateTimeOffset(at.UtcDateTime.Year, at.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        return new Period(first, first.AddMonths(1));
    }

    public bool Covers(DateTimeOffset at) => From <= at && at < To;

    public Period Within(Period other) => new(Max(From, other.From), Min(To, other.To));

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}

/// <summary>Sums of time in which what overlaps counts once.</summary>
public static class Periods
{
    /// <summary>The same time without overlaps, in order.</summary>
    public static IReadOnlyList<Period> Union(this IEnumerable<Period> periods)
    {
        var merged = new List<Period>();
        foreach (var next in periods.Where(p => p.Length > TimeSpan.Zero).OrderBy(p => p.From))
        {
            if (merged.Count > 0 && next.From <= merged[^1].To)
            {
                merged[^1] = merged[^1] with { To = next.To > merged[^1].To ? next.To : merged[^1].To };
            }
            else
            {
                merged.Add(next);
            }
        }

        return merged;
    }

    /// <summary>What is left when some of it is taken away.</summary>
    public static IReadOnlyList<Period> Without(this IReadOnlyList<Period> periods, IEnumerable<Period> taken) => taken.Aggregate(
        periods,
        (left, hole) => [.. left
            .SelectMany(p => new[] { new Period(p.From, p.To < hole.From ? p.To : hole.From), new Period(p.From > hole.To ? p.From : hole.To, p.To) })
            .Where(p => p.Length > TimeSpan.Zero)]);

    public static TimeSpan Length(this IEnumerable<Period> periods, Period within) =>
        periods.Union().Aggregate(TimeSpan.Zero, (sum, p) => sum + p.Within(within).Length);
}
