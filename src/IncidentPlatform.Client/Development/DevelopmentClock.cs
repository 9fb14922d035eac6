namespace IncidentPlatform.Client.Development;

/// <summary>
/// Moves the domain's clock of a running platform, from one due time to the next, waiting in between until everything that
/// became due is done; so what happens is what would have happened had the time really passed.
/// </summary>
public sealed class DevelopmentClock(ClockFile file, IReadOnlyCollection<IOperations> services)
{
    /// <summary>Looked at one after another, twice: what a service that was quiet receives from a later one shows the second time.</summary>
    private const int QuietRounds = 2;

    /// <summary>How long all of what is due at one time may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

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
    public async Task<DateTimeOffset?> UntilQuiet(CancellationToken cancellation = default)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            DateTimeOffset? next = null;
            for (var quiet = 0; quiet < QuietRounds;)
            {
                var (all, due) = await Look(either.Token);
                quiet = all ? quiet + 1 : 0;
                next = due;
                if (!all) await Task.Delay(TimeSpan.FromMilliseconds(50), either.Token);
            }

            return next;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"The platform was not quiet within {Patience.TotalSeconds:0} s; GET /quiet of each service says what it waits for.");
        }
    }

    private async Task<(bool All, DateTimeOffset? NextDue)> Look(CancellationToken cancellation)
    {
        var all = true;
        DateTimeOffset? next = null;
        foreach (var service in services)
        {
            var quiet = await service.GetQuiet(cancellation);
            all &= quiet.IsQuiet;
            if (quiet.NextDue is { } due && (next is null || due < next)) next = due;
        }

        return (all, next);
    }
}
