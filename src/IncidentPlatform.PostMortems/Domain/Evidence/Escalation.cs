namespace IncidentPlatform.PostMortems.Domain.Evidence;

public sealed record ResponderPaged(Guid PageId, string Person, string Reason, string Channel, string Outcome);

public sealed record PageAcknowledged(Guid PageId, string Person, string Reason);

public sealed record PageDeclined(Guid PageId, string Person, string Reason);

public sealed record PagesExhausted(string Reason);

public sealed record EscalationAuthorized(Guid ObligationId, string Obligation, string Basis);

public sealed record EscalationRaised(Guid ObligationId, string Obligation, string Position, string? Person, int Level);

public sealed record ObligationOpened(Guid ObligationId, string Obligation, string OwedBy, DateTimeOffset Due, Guid OpenedBy, string Pack);

public sealed record ObligationMet(Guid ObligationId, string Obligation, DateTimeOffset Due, DateTimeOffset MetAt, Guid MetBy);

public sealed record ObligationMissed(Guid ObligationId, string Obligation, DateTimeOffset Due);

public sealed record ObligationRuledMet(Guid ObligationId, string Obligation, DateTimeOffset Due, DateTimeOffset MetAt, Guid MetBy);

public sealed record ObligationExtended(Guid ObligationId, string Obligation, DateTimeOffset Due, string Reason);

public sealed record ObligationWaived(Guid ObligationId, string Obligation, string Reason);

/// <summary>Something happened after which it is owed no more.</summary>
public sealed record ObligationCancelled(Guid ObligationId, string Obligation, string Reason);
