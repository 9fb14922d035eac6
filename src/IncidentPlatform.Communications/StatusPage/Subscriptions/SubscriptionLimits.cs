using System.Globalization;
using System.Net;

namespace IncidentPlatform.Communications.StatusPage.Subscriptions;

/// <summary>How many subscriptions are asked for a minute on this instance: by one address of the network, and by all together.</summary>
public sealed class SubscriptionLimits
{
    public const int EachPerMinute = 20;
    public const int AllPerMinute = 600;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Lock together = new();
    private readonly Dictionary<IPAddress, int> taken = [];
    private long since = TimeProvider.System.GetTimestamp();
    private int all;

    /// <summary>Takes a turn, and says in the headers of the answer how many are left.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Take(HttpContext http)
    {
        var who = http.Connection.RemoteIpAddress ?? IPAddress.None;
        lock (together)
        {
            if (TimeProvider.System.GetElapsedTime(since) >= Window)
            {
                (since, all) = (TimeProvider.System.GetTimestamp(), 0);
                taken.Clear();
            }

            var mine = taken.GetValueOrDefault(who);
            var admitted = mine < EachPerMinute && all < AllPerMinute;
            if (admitted)
                (taken[who], all) = (++mine, all + 1);
            var headers = http.Response.Headers;
            var reset = Text((int)Math.Ceiling((Window - TimeProvider.System.GetElapsedTime(since)).TotalSeconds));
            headers["RateLimit-Limit"] = Text(EachPerMinute);
            headers["RateLimit-Remaining"] = Text(Math.Min(EachPerMinute - mine, AllPerMinute - all));
            headers["RateLimit-Reset"] = reset;
            if (!admitted)
                headers.RetryAfter = reset;
            return admitted;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
