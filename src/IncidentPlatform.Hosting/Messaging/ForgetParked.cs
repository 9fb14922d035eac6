using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Hosting.Messaging;

/// <summary>Words were erased that parked messages may still hold.</summary>
/// <param name="Facts">The facts: their ids are those of their messages.</param>
internal sealed record ForgetParked(IReadOnlyList<Guid> Facts)
{
    public const string Kind = "forget-parked";

    public static Due Due(IReadOnlyList<Guid> facts) =>
        new(Kind, new ForgetParked(facts), TimeProvider.System.GetUtcNow()) { Clock = DueClock.System, EvenInDrill = true };
}

/// <summary>Drops them: a fact that was taken in needs its message no more, and one that was not is read from Incidents.</summary>
internal sealed class ForgetParkedEffect(ParkedMessages parked) : IEffect<ForgetParked>
{
    public async Task<EffectOutcome> Perform(ForgetParked payload, EffectCall call, CancellationToken ct)
    {
        await parked.Forget(payload.Facts.ToHashSet(), ct);
        return EffectOutcome.Nothing;
    }
}
