namespace IncidentPlatform.Communications.Domain.Webhooks;

/// <summary>How long a receiver is waited for that does not accept.</summary>
public static class Patience
{
    /// <summary>A receiver that has not accepted a message for this long is disabled.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(48);

    /// <summary>Longest wait between two attempts, whatever the receiver asks for.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private const int MostDoublings = 10;

    /// <summary>The wait after an attempt that failed: twice as long each time, or what the receiver asks for.</summary>
    /// <param name="attempts">Attempts so far, from 1.</param>
    /// <param name="asked">What the receiver's <c>Retry-After</c> says.</param>
    public static TimeSpan After(int attempts, TimeSpan? asked = null) => Bounded(asked ?? First * Math.Pow(2, Math.Min(attempts - 1, MostDoublings)));

    /// <summary>Whether it has been waited for long enough.</summary>
    public static bool IsOver(DateTimeOffset failingSince, DateTimeOffset now) => now - failingSince >= Longest;

    private static TimeSpan Bounded(TimeSpan wait) => wait < Shortest ? Shortest : wait > LongestWait ? LongestWait : wait;
}
