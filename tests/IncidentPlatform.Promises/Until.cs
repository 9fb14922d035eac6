namespace IncidentPlatform.Promises;

/// <summary>Waits for conditions, never for time.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<T> Some<T>(Func<Task<T?>> look) where T : class
    {
        using var patience = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            if (await look() is { } found)
                return found;
            await tick.WaitForNextTickAsync(patience.Token);
        }
    }

    public static Task So(Func<Task<bool>> isSo) => Some(async () => await isSo() ? "so" : null);
}
