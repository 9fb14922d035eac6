using System.Diagnostics;

namespace IncidentPlatform.Testing;

/// <summary>Waits for what another thread or process brings about: asks until it is so, and says what it is instead when patience ends.</summary>
public static class Eventually
{
    /// <summary>How long a test waits before it fails: far above what is expected, for machines under load.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(25);

    /// <summary>The first answer that is as it should be.</summary>
    /// <exception cref="TimeoutException">None was; its text ends with the last answer.</exception>
    public static async Task<T> Is<T>(Func<Task<T>> ask, Func<T, bool> isSo, string what = "what was waited for", TimeSpan? patience = null)
    {
        using var tick = new PeriodicTimer(Tick);
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var answer = await ask();
            if (isSo(answer))
                return answer;
            if (watch.Elapsed > (patience ?? Patience))
                throw new TimeoutException($"Not within {(patience ?? Patience).TotalSeconds} s: {what}. The last answer: {answer}");
            await tick.WaitForNextTickAsync();
        }
    }

    /// <summary>The first answer that is one.</summary>
    /// <exception cref="TimeoutException">There was none.</exception>
    public static async Task<T> Some<T>(Func<Task<T?>> look, string what = "what was looked for") where T : class =>
        (await Is(look, found => found is not null, what))!;

    /// <summary>Returns once it holds.</summary>
    /// <exception cref="TimeoutException">It did not.</exception>
    public static Task So(Func<Task<bool>> holds, string what = "what was waited for", TimeSpan? patience = null) => Is(holds, yes => yes, what, patience);
}
