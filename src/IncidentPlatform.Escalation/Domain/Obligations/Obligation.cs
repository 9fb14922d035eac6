using IncidentPlatform.Escalation.Domain.Policies;

namespace IncidentPlatform.Escalation.Domain.Obligations;

public enum ObligationState
{
    Open,

    /// <summary>Done in time, whether or not that was known in time.</summary>
    Met,

    /// <summary>Not done in time, and not yet done.</summary>
    Missed,

    /// <summary>Missed, and done since.</summary>
    MetLate,
    Waived,

    /// <summary>It never came to be owed in the end.</summary>
    Cancelled,
}

/// <summary>Something owed to someone by a time.</summary>
/// <param name="Id">Follows from what opened it.</param>
/// <param name="IncidentId">The incident.</param>
/// <param name="OwedBy">Role, or person id.</param>
/// <param name="Due">By when.</param>
/// <param name="OpenedAt">When what opened it was recorded.</param>
/// <param name="OpenedBy">The fact that opened it.</param>
/// <param name="OpenedAtVersion">Version of that fact, where it stands on the incident's stream.</param>
/// <param name="Subject">Which one of several of its kind.</param>
/// <param name="Pack">Pack and version of the rule.</param>
/// <param name="Rule">The rule as it was when it opened: a later policy does not change what was owed.</param>
public sealed record Obligation(
    Guid Id,
    Guid IncidentId,
    string OwedBy,
    DateTimeOffset Due,
    DateTimeOffset OpenedAt,
    Guid OpenedBy,
    long? OpenedAtVersion,
    string? Subject,
    string Pack,
    ObligationRule Rule)
{
    public string Kind => Rule.Kind;

    /// <summary>The numbers of the fact that opened it, where the rule compares one.</summary>
    public IReadOnlyDictionary<string, decimal>? Grounds { get; init; }

    public ObligationState State { get; init; }

    /// <summary>When what met it was recorded.</summary>
    public DateTimeOffset? MetAt { get; init; }

    public Guid? MetBy { get; init; }

    /// <summary>Why it was waived or cancelled.</summary>
    public string? Reason { get; init; }

    /// <summary>Nobody owes it any more: it is done, waived or cancelled. One that was missed and then cancelled stays missed.</summary>
    public bool Ended { get; init; }

    /// <summary>It fell due while Incidents could not be asked: people were woken, no miss is recorded yet.</summary>
    public bool Unconfirmed { get; init; }

    /// <summary>When the commander was asked whether it may escalate.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary><c>commander</c> or <c>silence</c>, once the escalation may go.</summary>
    public string? AuthorizedBy { get; init; }

    /// <summary>Steps of the ladder taken so far, by index.</summary>
    public IReadOnlyList<int> StepsTaken { get; init; } = [];

    public bool Exhausted { get; init; }

    /// <summary>It is owed by a person by name, not by whoever holds a role.</summary>
    public bool IsOwedByPerson() => Rule.OwedByMember is not null && OwedBy != Rule.OwedBy;

    /// <summary>Whether a fact comes after the one that opened it.</summary>
    public bool IsBefore(IncidentEvent fact) =>
        fact.Id != OpenedBy
        && (fact.Version is { } version && OpenedAtVersion is { } opened ? version > opened : fact.RecordedAt >= OpenedAt);
}
