using System.Diagnostics;

namespace IncidentPlatform.Incidents.Tests.Api;

/// <summary>Waits for a condition that another process brings about.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<T> Finds<T>(Func<Task<T?>> look, string what) where T : class
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(50))
        {
            if (await look() is { } found)
            {
                return found;
            }
        }

        throw new TimeoutException($"Not within {Patience.TotalSeconds} s: {what}");
    }
}
