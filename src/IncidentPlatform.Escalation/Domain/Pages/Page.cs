namespace IncidentPlatform.Escalation.Domain.Pages;

public enum PageState
{
    Requested,
    Delivered,
    Failed,

    /// <summary>The attempt was begun, and whether it arrived cannot be told.</summary>
    Unknown,
    Acknowledged,
    Declined,

    /// <summary>No longer needed, or moved to another person.</summary>
    Withdrawn,
}

/// <summary>An attempt to reach a person.</summary>
/// <param name="Person">Person id.</param>
/// <param name="Reason">An obligation's kind, <c>prompt:</c> and a kind, a role, or <c>manual</c>.</param>
/// <param name="ObligationId">The obligation it is about.</param>
/// <param name="Role">Role because of which this person is paged: it moves with the role.</param>
/// <param name="Unconfirmed">Sent to be safe while Incidents could not be asked.</param>
/// <param name="Note">What a person who asked for it wrote.</param>
public sealed record Page(
    Guid Id,
    Guid IncidentId,
    string Person,
    string Reason,
    Guid? ObligationId,
    string? Role,
    bool Unconfirmed,
    string? Note,
    DateTimeOffset RequestedAt)
{
    /// <summary>The policy's run that asked for it; null where none did.</summary>
    public Guid? RunId { get; init; }

    /// <summary>When the person is asked again whether it is over; null where nothing was said.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    public PageState State { get; init; }
    public string? Channel { get; init; }
    /// <summary>What was tried to reach them, in order.</summary>
    public IReadOnlyList<PageAttempt> Attempts { get; init; } = [];

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Still waits for an answer.</summary>
    public bool Awaits() => State is PageState.Requested or PageState.Delivered or PageState.Unknown;

    /// <summary>This way nobody is coming.</summary>
    public bool IsLost() => State is PageState.Failed or PageState.Declined;
}

/// <summary>One way was tried.</summary>
/// <param name="Channel">How: <c>log</c>, <c>webhook</c>, <c>voice</c>, <c>sms</c>, <c>pagerduty</c>, <c>opsgenie</c>, or <c>none</c> where there is no way.</param>
/// <param name="Outcome"><c>delivered</c>, <c>unknown</c>, <c>refused</c>, <c>unavailable</c>, <c>no-provider</c>, or <c>quiet</c> where every way is quiet then.</param>
public sealed record PageAttempt(string Channel, string Outcome)
{
    /// <summary>It may have reached them.</summary>
    public bool GotThrough() => Result() != "failed";

    /// <summary>What comes of a page by it: <c>delivered</c>, <c>unknown</c> or <c>failed</c>.</summary>
    public string Result() => Outcome is "delivered" or "unknown" ? Outcome : "failed";
}
