namespace IncidentPlatform.Kernel;

/// <summary>A fact that a decision asks to record.</summary>
/// <param name="Data">What happened.</param>
/// <param name="OccurredAt">When it was true; now, where it is not given.</param>
/// <param name="Id">The fact's id where the source has one already (a reported fact); a new one otherwise.</param>
/// <param name="Actor">Who stands behind it, where that is not the caller.</param>
/// <param name="Origin">The service that established it, where that is not this one.</param>
/// <param name="Cause">The fact that caused it, where that is not the caller's.</param>
public sealed record NewFact(
    object Data,
    DateTimeOffset? OccurredAt = null,
    Guid? Id = null,
    Actor? Actor = null,
    string? Origin = null,
    Guid? Cause = null);

/// <summary>What a refusal means for the caller.</summary>
public enum RejectionKind
{
    /// <summary>The rules refuse it as things stand; the way on says what to do first.</summary>
    Conflict,

    /// <summary>Somebody else may do it.</summary>
    Forbidden,

    /// <summary>The request makes no sense whatever the state.</summary>
    Invalid,

    /// <summary>What it speaks of does not exist.</summary>
    NotFound,

    /// <summary>It cannot be decided now because something needed is behind; trying again later may work.</summary>
    NotCurrent,
}

/// <summary>A refusal, as a value.</summary>
/// <param name="Code">Stable kebab-case name of the rule: the last segment of the problem type.</param>
/// <param name="Reason">What was refused and why, in one sentence.</param>
/// <param name="WayOn">What to do instead.</param>
/// <param name="Kind">What it means for the caller.</param>
public sealed record Rejection(string Code, string Reason, string WayOn, RejectionKind Kind = RejectionKind.Conflict);

/// <summary>What a decider answers: facts to record, nothing to do, or a refusal.</summary>
public readonly record struct Decision
{
    private Decision(IReadOnlyList<NewFact> facts, Rejection? refusal) => (Facts, Refusal) = (facts, refusal);

    public IReadOnlyList<NewFact> Facts { get => field ?? []; }

    public Rejection? Refusal { get; }

    /// <summary>There is nothing to record: it is so already, or it does not concern this stream.</summary>
    public static Decision Nothing => new([], null);

    /// <summary>Record these, in this order; each is a fact's data or a <see cref="NewFact"/>.</summary>
    public static Decision Record(params IEnumerable<object> facts) =>
        new([.. facts.Select(f => f as NewFact ?? new NewFact(f))], null);

    public static Decision Refuse(Rejection refusal) => new([], refusal);

    public static implicit operator Decision(Rejection refusal) => Refuse(refusal);
}
