using System.Collections.Concurrent;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>Counts the requests of each source in fixed windows of a minute, on this instance.</summary>
public sealed class SourceLimits
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Count> counts = new();

    /// <param name="Remaining">How many more are taken in this window.</param>
    /// <param name="Reset">In seconds: when the next window begins.</param>
    public readonly record struct Turn(bool Admitted, int Limit, int Remaining, int Reset);

    public Turn Take(AlertSource source)
    {
        var limit = source.RequestsPerMinute ?? AlertSource.UsualRequestsPerMinute;
        var count = counts.GetOrAdd(source.Id, _ => new Count());
        lock (count)
        {
            var now = TimeProvider.System.GetTimestamp();
            if (count.Taken == 0 || TimeProvider.System.GetElapsedTime(count.Since, now) >= Window)
            {
                (count.Since, count.Taken) = (now, 0);
            }

            var admitted = count.Taken < limit;
            count.Taken += admitted ? 1 : 0;
            var left = Window - TimeProvider.System.GetElapsedTime(count.Since, now);
            return new Turn(admitted, limit, limit - count.Taken, (int)Math.Ceiling(left.TotalSeconds));
        }
    }

    private sealed class Count
    {
        public long Since { get; set; }
        public int Taken { get; set; }
    }
}
