using System.Text.Json.Serialization;

namespace IncidentPlatform.PostMortems.Domain.Evidence;

public sealed record WarRoomOpened(string Name, string Url, string? BridgeUrl, IReadOnlyList<string> Invited);

public sealed record BridgeOpened(string Url);

public sealed record WarRoomStepFailed(string Step, int Attempts, string Reason);

public sealed record UpdateApproved(Guid UpdateId, string Audience, string Kind);

/// <param name="Audience"><c>customers</c>, <c>executives</c> or <c>internal</c>.</param>
/// <param name="PreApproved">It went by itself because nobody approved one in time.</param>
public sealed record UpdateSent(Guid UpdateId, string Audience, string Kind, IReadOnlyList<Channel> Channels, bool PreApproved)
{
    /// <summary>It left, or may have left, on one channel at least.</summary>
    public bool Left => Channels.Any(c => c.Sent > 0 || c.Unknown > 0);

    public bool ToCustomers => Audience == "customers";
}

public sealed record Channel([property: JsonPropertyName("channel")] string Name, int Sent, int Failed, int Unknown);

public sealed record UpdateStopped(Guid UpdateId, string Audience, string Kind, string Reason);

public sealed record StatusPageChanged(string Status, IReadOnlyList<string> Components);

public sealed record CannedResponsePublished(string Title);

public sealed record CannedResponseWithdrawn(string Title);

public sealed record TextReviewRequested(string Of, DateTimeOffset DueAt);

public sealed record TextReviewAnswered(string Of, string Answer);

public sealed record SocialPostRecorded(string Network, string Link);

public sealed record LinkedTicketsAnswered(int Closed, int ClosedBefore, int Failed);

/// <param name="Customers">Ids of customers.</param>
public sealed record CustomerCallsOwed(IReadOnlyList<string> Customers);

/// <param name="Outcome"><c>reached</c>, <c>left-message</c>, <c>not-reached</c> or <c>declined</c>.</param>
public sealed record CustomerCallMade(string Customer, string Outcome);
