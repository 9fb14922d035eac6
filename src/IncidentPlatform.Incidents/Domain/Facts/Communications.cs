using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

public sealed record WarRoomOpened([Personal] string Name, [Personal] string Url, [Personal] string? BridgeUrl, IReadOnlyList<string> Invited);

public sealed record BridgeOpened([Personal] string Url);

/// <summary>A step of the war room's set-up does not get done; it goes on being tried.</summary>
/// <param name="Attempts">How often it has failed.</param>
public sealed record WarRoomStepFailed(string Step, int Attempts, string Reason);

/// <param name="TextHash">SHA-256 of the exact text, hexadecimal.</param>
public sealed record UpdateApproved(Guid UpdateId, string Audience, string Kind, string TextHash);

/// <summary>An update has left on every channel of its audience: counts, never a recipient.</summary>
/// <param name="PreApproved">It went by itself because nobody approved one in time.</param>
public sealed record UpdateSent(
    Guid UpdateId,
    string Audience,
    string Kind,
    IReadOnlyList<ChannelOutcome> Channels,
    string TextHash,
    bool PreApproved);

/// <param name="Unknown">Sent, perhaps: the connection broke before the answer.</param>
public sealed record ChannelOutcome(string Channel, int Sent, int Failed, int Unknown);

public sealed record UpdateStopped(Guid UpdateId, string Audience, string Kind, [Personal] string Reason);

public sealed record StatusPageChanged(string Status, IReadOnlyList<string> Components);

public sealed record CannedResponsePublished(Guid ResponseId, [Personal] string Title);

public sealed record CannedResponseWithdrawn(Guid ResponseId, [Personal] string Title);

/// <summary>PR or legal counsel is asked about exactly one text before it leaves.</summary>
/// <param name="Of"><c>pr</c> or <c>legal</c>.</param>
/// <param name="TextHash">SHA-256 of the exact text, hexadecimal.</param>
/// <param name="Person">Person id of who is asked; absent where whoever has the role answers.</param>
/// <param name="DueAt">By when an answer is owed.</param>
public sealed record TextReviewRequested(Guid RequestId, Guid UpdateId, string Of, string TextHash, string? Person, DateTimeOffset DueAt);

/// <param name="Answer"><c>approved</c>, <c>changed</c> or <c>refused</c>.</param>
public sealed record TextReviewAnswered(Guid RequestId, Guid UpdateId, string Of, string Answer, string TextHash);

/// <summary>Somebody posted on a social network about the incident.</summary>
/// <param name="Network">Where.</param>
/// <param name="Link">The post.</param>
public sealed record SocialPostRecorded(string Network, [Personal] string Link, Guid? UpdateId = null);

/// <param name="Closed">Answered and closed after the all clear.</param>
/// <param name="ClosedBefore">Closed already, and left alone.</param>
/// <param name="Failed">Not in the help desk any more, or there was nothing to answer with.</param>
public sealed record LinkedTicketsAnswered(int Closed, int ClosedBefore, int Failed);

/// <summary>These customers are to be called.</summary>
/// <param name="Customers">Ids in the catalogue.</param>
public sealed record CustomerCallsOwed(IReadOnlyList<string> Customers);

/// <summary>A customer was called, or it was tried.</summary>
/// <param name="Customer">Id in the catalogue.</param>
public sealed record CustomerCallMade(string Customer, string Outcome);
