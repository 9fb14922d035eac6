namespace IncidentPlatform.Contracts.Facts;

/// <param name="PageId">The page.</param>
/// <param name="Person">Person id.</param>
/// <param name="Reason">Why: an obligation's kind, a role, or <c>manual</c>.</param>
/// <param name="Channel">How: <c>log</c>, <c>webhook</c> or a vendor's name.</param>
/// <param name="Outcome"><c>delivered</c>, <c>failed</c> or <c>unknown</c>.</param>
public sealed record ResponderPaged(Guid PageId, string Person, string Reason, string Channel, string Outcome);

public sealed record PageAcknowledged(Guid PageId, string Person, string Reason);

public sealed record PageDeclined(Guid PageId, string Person, string Reason);

/// <summary>Everyone who could be paged for this was, and nobody acknowledged.</summary>
public sealed record PagesExhausted(string Reason);

/// <param name="Obligation">Kind of the obligation whose miss asks for it.</param>
/// <param name="Basis"><c>commander</c> for a yes, <c>silence</c> where the policy's time ran out.</param>
public sealed record EscalationAuthorized(Guid ObligationId, string Obligation, string Basis);

/// <param name="Position">Position of the directory that it went to, for example <c>engineering-vp</c>.</param>
public sealed record EscalationRaised(Guid ObligationId, string Obligation, string Position, string? Person, int Level);

/// <param name="ObligationId">The obligation.</param>
/// <param name="Obligation">Its kind.</param>
/// <param name="OwedBy">Role, or person id.</param>
/// <param name="Due">By when.</param>
/// <param name="OpenedBy">The fact that opened it.</param>
/// <param name="Pack">Pack and version of the rule, <c>default/1</c>.</param>
public sealed record ObligationOpened(Guid ObligationId, string Obligation, string OwedBy, DateTimeOffset Due, Guid OpenedBy, string Pack);

public sealed record ObligationMet(Guid ObligationId, string Obligation, DateTimeOffset Due, DateTimeOffset MetAt, Guid MetBy);

public sealed record ObligationMissed(Guid ObligationId, string Obligation, DateTimeOffset Due);

/// <summary>Recorded as missed, but what met it had been recorded in time and arrived late.</summary>
public sealed record ObligationRuledMet(Guid ObligationId, string Obligation, DateTimeOffset Due, DateTimeOffset MetAt, Guid MetBy);

/// <param name="Due">When it is due now.</param>
public sealed record ObligationExtended(Guid ObligationId, string Obligation, DateTimeOffset Due, string Reason);

public sealed record ObligationWaived(Guid ObligationId, string Obligation, string Reason);

/// <summary>It is owed no more, and was neither met nor waived: what it was about is over, or another took its place.</summary>
/// <param name="Reason"><c>cancelled</c>, <c>replaced</c> or <c>incident-cancelled</c>.</param>
public sealed record ObligationCancelled(Guid ObligationId, string Obligation, string Reason);
