namespace IncidentPlatform.Escalation.Domain.Escalations;

/// <summary>The commander is asked whether what was missed may go to the positions of its ladder.</summary>
public sealed record EscalationAsked(Guid ObligationId, string Kind);

/// <param name="Basis"><c>commander</c> for a yes, <c>silence</c> where the policy's time ran out.</param>
public sealed record EscalationAuthorized(Guid ObligationId, string Kind, string Basis);

/// <param name="Position">Position of the directory.</param>
/// <param name="Person">Who has it; null where it is not filled.</param>
/// <param name="Level">From 1.</param>
public sealed record EscalationRaised(Guid ObligationId, string Kind, string Position, string? Person, int Level);

/// <param name="Step">Index in the rule's ladder.</param>
public sealed record LadderStepTaken(Guid ObligationId, int Step);

/// <summary>Everyone the ladder names was reached for, and nobody acknowledged.</summary>
public sealed record PagesExhausted(Guid ObligationId, string Reason);
