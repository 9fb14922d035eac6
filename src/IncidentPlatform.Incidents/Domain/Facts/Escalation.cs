using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <param name="Reason">Why: an obligation's kind, a role, or <c>manual</c>.</param>
/// <param name="Channel">How.</param>
/// <param name="Outcome"><c>delivered</c>, <c>failed</c> or <c>unknown</c>.</param>
public sealed record ResponderPaged(Guid PageId, string Person, string Reason, string Channel, string Outcome);

public sealed record PageAcknowledged(Guid PageId, string Person, string Reason);

public sealed record PageDeclined(Guid PageId, string Person, string Reason);

/// <summary>Everyone who could be paged for this was, and nobody acknowledged.</summary>
public sealed record PagesExhausted(string Reason);

/// <param name="Basis"><c>commander</c> for a yes, <c>silence</c> where the policy's time ran out.</param>
public sealed record EscalationAuthorized(Guid ObligationId, string Obligation, string Basis);

public sealed record EscalationRaised(Guid ObligationId, string Obligation, string Position, string? Person, int Level);

public sealed record ObligationOpened(Guid ObligationId, string Obligation, string OwedBy, DateTimeOffset Due, Guid OpenedBy, string Pack);

public sealed record ObligationMet(Guid ObligationId, string Obligation, DateTimeOffset Due, DateTimeOffset MetAt, Guid MetBy);

public sealed record ObligationMissed(Guid ObligationId, string Obligation, DateTimeOffset Due);

/// <summary>Recorded as missed, but what met it had been recorded in time and arrived late.</summary>
public sealed record ObligationRuledMet(Guid ObligationId, string Obligation, DateTimeOffset Due, DateTimeOffset MetAt, Guid MetBy);

public sealed record ObligationExtended(Guid ObligationId, string Obligation, DateTimeOffset Due, [Personal] string Reason);

public sealed record ObligationWaived(Guid ObligationId, string Obligation, [Personal] string Reason);

public sealed record ObligationCancelled(Guid ObligationId, string Obligation, string Reason);
