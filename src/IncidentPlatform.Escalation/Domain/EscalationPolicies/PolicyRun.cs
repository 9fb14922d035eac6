namespace IncidentPlatform.Escalation.Domain.EscalationPolicies;

/// <summary>A policy that is being gone through for an incident, as it was when it started.</summary>
/// <param name="Policy">Its name.</param>
/// <param name="Version">Which version of it.</param>
/// <param name="Reason">What its pages are for.</param>
/// <param name="ObligationId">The obligation whose ladder started it; null where a person did.</param>
/// <param name="Note">What a person who asked for it wrote.</param>
public sealed record PolicyRun(Guid Id, string Policy, int Version, PolicyTerms Terms, string Reason, Guid? ObligationId, string? Note, DateTimeOffset StartedAt)
{
    /// <summary>Which time through its steps, from 0.</summary>
    public int Round { get; init; }

    /// <summary>The step that comes next, by index.</summary>
    public int Next { get; init; }

    /// <summary>When that is.</summary>
    public DateTimeOffset NextAt { get; init; }

    /// <summary>Somebody acknowledged, nobody is needed any more, or nobody is left to be asked.</summary>
    public bool Ended { get; init; }

    /// <summary><c>acknowledged</c>, <c>exhausted</c> or <c>no-longer-true</c>; null while it goes on.</summary>
    public string? Outcome { get; init; }

    /// <summary>Every time through its steps was in vain.</summary>
    public bool IsSpent() => Round > Terms.Repeats;
}
