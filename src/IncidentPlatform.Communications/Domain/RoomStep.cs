namespace IncidentPlatform.Communications.Domain;

/// <summary>A step of the war room's set-up.</summary>
public enum RoomStep
{
    Channel,
    Topic,
    Rules,
    Invitations,
    Bridge,
    TechnicalRoom,
    FirstSummary,

    /// <summary>The incident became restricted after its rooms were opened: they become private.</summary>
    Privacy,
}

/// <summary>How far a step has come.</summary>
public sealed record StepProgress(RoomStep Step)
{
    /// <summary>How often it was planned: a step is done anew when there is more to do.</summary>
    public int Round { get; init; } = 1;

    /// <summary>How often it has failed in this round.</summary>
    public int Failures { get; init; }

    /// <summary>How often a person asked to try it now, in this round.</summary>
    public int Asked { get; init; }
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Why it failed the last time.</summary>
    public string? Why { get; init; }
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>The attempt that is to be made now; every earlier one has been overtaken.</summary>
    public StepAttempt Next() => new(Step, Round, 1 + Failures + Asked);
}

/// <summary>One attempt at a step.</summary>
/// <param name="Round">Of which planning.</param>
/// <param name="Number">Counts attempts that failed or were asked for.</param>
public sealed record StepAttempt(RoomStep Step = RoomStep.Channel, int Round = 1, int Number = 1)
{
    /// <summary>Idempotency key towards the outside: the same for every attempt of a round.</summary>
    public Guid Key(Guid incidentId) => DerivedId.Of(incidentId, $"war-room/{Words.Of(Step)}/{Round}");
}
