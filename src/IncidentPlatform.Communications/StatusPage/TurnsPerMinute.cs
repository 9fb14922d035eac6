using System.Globalization;
using System.Net;

namespace IncidentPlatform.Communications.StatusPage;

/// <summary>How often something public is done a minute on this instance: by one address of the network, and by all together.</summary>
public class TurnsPerMinute(int each, int together)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Lock oneAtATime = new();
    private readonly Dictionary<IPAddress, int> taken = [];
    private long since = TimeProvider.System.GetTimestamp();
    private int all;

    /// <summary>Takes a turn, and says in the headers of the answer how many are left.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Take(HttpContext http)
    {
        var who = http.Connection.RemoteIpAddress ?? IPAddress.None;
        lock (oneAtATime)
        {
            if (TimeProvider.System.GetElapsedTime(since) >= Window)
            {
                (since, all) = (TimeProvider.System.GetTimestamp(), 0);
                taken.Clear();
            }

            var mine = taken.GetValueOrDefault(who);
            var admitted = mine < each && all < together;
            if (admitted)
                (taken[who], all) = (++mine, all + 1);
            var headers = http.Response.Headers;
            var reset = Text((int)Math.Ceiling((Window - TimeProvider.System.GetElapsedTime(since)).TotalSeconds));
            headers["RateLimit-Limit"] = Text(each);
            headers["RateLimit-Remaining"] = Text(Math.Min(each - mine, together - all));
            headers["RateLimit-Reset"] = reset;
            if (!admitted)
                headers.RetryAfter = reset;
            return admitted;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
