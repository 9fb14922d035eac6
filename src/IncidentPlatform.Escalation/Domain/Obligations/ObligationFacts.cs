using IncidentPlatform.Escalation.Domain.Policies;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.Obligations;

/// <summary>The incident's facts were judged up to here; what comes again changes nothing.</summary>
/// <param name="Version">Version on the incident's stream.</param>
public sealed record FactsTaken(Guid IncidentId, long Version);

/// <param name="IncidentId">The incident.</param>
/// <param name="Policy">What is owed from now on.</param>
public sealed record PolicyTaken(Guid IncidentId, Policy Policy);

/// <summary>The incident was linked under another, or stands alone again.</summary>
/// <param name="Root">The root; null where it stands alone.</param>
public sealed record RootTaken(Guid IncidentId, string? Root);

/// <summary>Nobody commands any more, because it is resolved or was none; or somebody does again.</summary>
/// <param name="Running">Whether it is to be commanded.</param>
public sealed record RunningTaken(Guid IncidentId, bool Running);

/// <param name="Every">Longest time between updates to customers from here on.</param>
public sealed record CadenceTaken(Guid IncidentId, TimeSpan Every);

/// <param name="Roles">Role to person id.</param>
/// <param name="AsOf">Version of the incident's stream.</param>
public sealed record RolesTaken(Guid IncidentId, IReadOnlyDictionary<string, string> Roles, long AsOf);

/// <summary>It will be owed once the fact it counts from arrives.</summary>
/// <param name="By">Who opened it; what it counts from is done by another.</param>
public sealed record ObligationForeseen(Guid ObligationId, Guid IncidentId, ObligationRule Rule, string Pack, string OwedBy, string? Subject, Guid OpenedBy, Actor By);

public sealed record ForeseenDropped(Guid ObligationId);

/// <param name="OpenedAt">When what opened it was recorded.</param>
/// <param name="OpenedAtVersion">Version of that fact, where it stands on the incident's stream.</param>
public sealed record ObligationOpened(
    Guid ObligationId,
    Guid IncidentId,
    ObligationRule Rule,
    string Pack,
    string OwedBy,
    string? Subject,
    DateTimeOffset Due,
    Guid OpenedBy,
    DateTimeOffset OpenedAt,
    long? OpenedAtVersion)
{
    /// <summary>The numbers of the fact that opened it, where the rule compares one: what was counted, and what is usual.</summary>
    public IReadOnlyDictionary<string, decimal>? Grounds { get; init; }
}

/// <summary>Done: in time, or late where it was missed before.</summary>
public sealed record ObligationMet(Guid ObligationId, string Kind, DateTimeOffset Due, DateTimeOffset MetAt, Guid MetBy);

public sealed record ObligationMissed(Guid ObligationId, string Kind, DateTimeOffset Due);

/// <summary>Due, and Incidents cannot be asked whether it was met: people are woken, and nothing is held against anyone.</summary>
public sealed record MissUnconfirmed(Guid ObligationId, string Kind);

/// <summary>Recorded as missed, but what met it had been recorded in time and arrived late.</summary>
public sealed record ObligationRuledMet(Guid ObligationId, string Kind, DateTimeOffset Due, DateTimeOffset MetAt, Guid MetBy);

public sealed record ObligationWaived(Guid ObligationId, string Kind, [Personal] string Reason);

/// <param name="Due">When it is due now.</param>
public sealed record ObligationExtended(Guid ObligationId, string Kind, DateTimeOffset Due, [Personal] string Reason);

/// <param name="Reason"><c>cancelled</c>, <c>replaced</c>, <c>incident-cancelled</c>, <c>incident-merged</c> or <c>linked-under-root</c>.</param>
public sealed record ObligationCancelled(Guid ObligationId, string Reason);
