namespace IncidentPlatform.Hosting.DueWork;

/// <summary>Which clock decides that work is due.</summary>
public enum DueClock : short
{
    /// <summary>The domain's clock: deadlines, delays that people feel.</summary>
    Domain = 0,

    /// <summary>The system's clock: retries, waits for a missing message.</summary>
    System = 1,
}

/// <summary>Work that becomes due: a timer applied in a transaction, or an effect that calls the outside. A row, so that no restart forgets it.</summary>
/// <param name="Kind">Name under which the timer or effect is registered.</param>
/// <param name="Payload">What it needs to know; asked again whether it is still true when it is due.</param>
/// <param name="At">When.</param>
public sealed record Due(string Kind, object Payload, DateTimeOffset At)
{
    /// <summary>The row; also the idempotency key towards the outside.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public DueClock Clock { get; init; } = DueClock.Domain;

    /// <summary>An effect that stays inside the platform and so happens for incidents that are not live too.</summary>
    public bool EvenInDrill { get; init; }
}
