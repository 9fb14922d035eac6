using System.Diagnostics;

namespace IncidentPlatform.Benchmarks;

/// <summary>What a load came to.</summary>
/// <param name="PerSecond">Calls that were answered a second.</param>
/// <param name="Milliseconds">Latencies, sorted.</param>
public sealed record Measured(double PerSecond, double[] Milliseconds)
{
    public double Percentile(double share) => Milliseconds.Length == 0 ? double.NaN : Milliseconds[(int)Math.Min(Milliseconds.Length - 1, Math.Ceiling(share * Milliseconds.Length) - 1)];
}

/// <summary>Makes load from this process.</summary>
public static class Load
{
    /// <summary>As fast as the callers can: each calls again when it was answered.</summary>
    public static async Task<Measured> Closed(int callers, TimeSpan time, Func<int, Task> call)
    {
        var until = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var watch = Stopwatch.StartNew();
        var taken = await Task.WhenAll(Enumerable.Range(0, callers).Select(async caller =>
        {
            await Task.Yield();
            var mine = new List<double>();
            while (Stopwatch.GetTimestamp() < until)
            {
                var started = Stopwatch.GetTimestamp();
                await call(caller);
                mine.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            return mine;
        }));
        return Sum(taken.SelectMany(t => t), watch.Elapsed);
    }

    /// <summary>
    /// Contenders one after the other, and again: what disturbs the machine disturbs all of them. Each's figures of all turns, and by
    /// how much it was faster than the first, turn by turn: the median.
    /// </summary>
    public static async Task<IReadOnlyList<(Measured All, double Ratio)>> InTurns(int turns, params Func<Task<Measured>>[] contenders)
    {
        var taken = contenders.Select(_ => new List<Measured>()).ToList();
        for (var turn = 0; turn < turns; turn++)
        {
            foreach (var (contender, measured) in contenders.Zip(taken))
                measured.Add(await contender());
        }

        return [.. taken.Select(mine => (
            new Measured(mine.Average(m => m.PerSecond), [.. mine.SelectMany(m => m.Milliseconds).Order()]),
            mine.Zip(taken[0], (m, first) => m.PerSecond / first.PerSecond).Order().ElementAt(turns / 2)))];
    }

    /// <summary>At a rate, whether answered or not: a latency counts from when the call should have been made.</summary>
    public static async Task<Measured> Open(int perSecond, TimeSpan time, Func<int, Task> call)
    {
        var calls = new List<Task<double>>();
        var watch = Stopwatch.StartNew();
        for (var n = 0; watch.Elapsed < time; n++)
        {
            var due = TimeSpan.FromSeconds((double)n / perSecond);
            if (due > watch.Elapsed)
                await Task.Delay(due - watch.Elapsed);
            calls.Add(One(n, due));
        }

        return Sum(await Task.WhenAll(calls), watch.Elapsed);

        async Task<double> One(int n, TimeSpan due)
        {
            await Task.Yield();
            await call(n);
            return (watch.Elapsed - due).TotalMilliseconds;
        }
    }

    private static Measured Sum(IEnumerable<double> latencies, TimeSpan time)
    {
        var sorted = latencies.Order().ToArray();
        return new Measured(sorted.Length / time.TotalSeconds, sorted);
    }
}
