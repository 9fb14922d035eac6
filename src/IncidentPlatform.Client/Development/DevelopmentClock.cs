using System.Net;

namespace IncidentPlatform.Client.Development;

/// <summary>
/// Moves the domain's clock of a running platform, from one due time to the next, waiting in between until everything that
/// became due is done; so what happens is what would have happened had the time really passed.
/// </summary>
public sealed class DevelopmentClock(ClockFile file, Platform platform)
{
    /// <summary>How long all of what is due at one time may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long to wait before looking again.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(50);

    public DateTimeOffset Now => file.Now;

    public Task Advance(TimeSpan by, CancellationToken cancellation = default) => AdvanceTo(Now + by, cancellation);

    /// <exception cref="TimeoutException">The platform did not become quiet.</exception>
    public async Task AdvanceTo(DateTimeOffset time, CancellationToken cancellation = default)
    {
        while (await UntilQuiet(cancellation) is { } due && due < time)
        {
            if (due > Now) file.MoveTo(due);
        }

        if (time > Now) file.MoveTo(time);
        await UntilQuiet(cancellation);
    }

    /// <summary>Waits until nothing is left to do at the present time; answers when the next thing falls due.</summary>
    /// <exception cref="TimeoutException">The platform did not become quiet.</exception>
    public async Task<DateTimeOffset?> UntilQuiet(CancellationToken cancellation = default)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        Standstill? before = null;
        try
        {
            while (true)
            {
                var now = await Read(either.Token);
                if (now?.Is(before) is true) return now.NextDue;
                before = now ?? before;
                await Task.Delay(Pause, either.Token);
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"The platform was not quiet within {Patience.TotalSeconds:0} s; a parked message waits for ever. It stands at\n{before}");
        }
    }

    /// <summary>Null where a service cannot say just now: then it is not quiet.</summary>
    private async Task<Standstill?> Read(CancellationToken cancellation)
    {
        try
        {
            return await Standstill.Read(platform, cancellation);
        }
        catch (ProblemException e) when (e.Status == HttpStatusCode.ServiceUnavailable)
        {
            return null;
        }
    }
}
