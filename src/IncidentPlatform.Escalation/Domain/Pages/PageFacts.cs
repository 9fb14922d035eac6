using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.Pages;

/// <inheritdoc cref="Page"/>
public sealed record PageRequested(
    Guid PageId,
    Guid IncidentId,
    string Person,
    string Reason,
    Guid? ObligationId = null,
    string? Role = null,
    bool Unconfirmed = false,
    [property: Personal] string? Note = null)
{
    /// <summary>The policy's run that asks for it.</summary>
    public Guid? RunId { get; init; }
}

/// <param name="Channel">How: <c>log</c>, <c>webhook</c>.</param>
/// <param name="Outcome"><c>delivered</c>, <c>failed</c> or <c>unknown</c>.</param>
public sealed record ResponderPaged(Guid PageId, string Person, string Reason, string Channel, string Outcome);

/// <summary>This way did not lead to the person; the next one is tried.</summary>
/// <param name="Channel">How it was tried.</param>
/// <param name="Outcome"><c>refused</c>, <c>unavailable</c> or <c>no-provider</c>.</param>
public sealed record PageAttempted(Guid PageId, string Channel, string Outcome);

public sealed record PageAcknowledged(Guid PageId, string Person, string Reason);

public sealed record PageDeclined(Guid PageId, string Person, string Reason);

/// <param name="Why"><c>moved</c>, <c>no-longer-true</c> or <c>incident-cancelled</c>.</param>
public sealed record PageWithdrawn(Guid PageId, string Why);
