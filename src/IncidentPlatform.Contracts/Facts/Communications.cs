namespace IncidentPlatform.Contracts.Facts;

/// <param name="Name">Name of the channel, <c>incident-2026-11-23-payments-down</c>; the number where the incident is restricted.</param>
/// <param name="Url">Where it is.</param>
/// <param name="BridgeUrl">Where to meet by voice, as far as it was open by then.</param>
/// <param name="Invited">Person ids.</param>
public sealed record WarRoomOpened(string Name, string Url, string? BridgeUrl, IReadOnlyList<string> Invited);

/// <param name="Url">Where to meet by voice.</param>
public sealed record BridgeOpened(string Url);

/// <summary>A step of the war room's set-up does not get done; it goes on being tried.</summary>
/// <param name="Step"><c>channel</c>, <c>topic</c>, <c>rules</c>, <c>invitations</c>, <c>bridge</c>, <c>technical-room</c>, <c>first-summary</c> or <c>privacy</c>.</param>
/// <param name="Attempts">How often it has failed.</param>
/// <param name="Reason">Why it failed the last time: no secret.</param>
public sealed record WarRoomStepFailed(string Step, int Attempts, string Reason);

/// <param name="UpdateId">The update.</param>
/// <param name="Audience">For whom.</param>
/// <param name="Kind">What kind of update.</param>
/// <param name="TextHash">SHA-256 of the exact text, hexadecimal.</param>
public sealed record UpdateApproved(Guid UpdateId, string Audience, string Kind, string TextHash);

/// <summary>An update has left on every channel of its audience: counts, never a recipient.</summary>
/// <param name="PreApproved">It went by itself because nobody approved one in time.</param>
public sealed record UpdateSent(Guid UpdateId, string Audience, string Kind, IReadOnlyList<ChannelOutcome> Channels, string TextHash, bool PreApproved);

/// <param name="Channel"><c>status-page</c>, <c>mail</c> or <c>war-room</c>.</param>
/// <param name="Sent">Accepted by the channel.</param>
/// <param name="Failed">Refused by the channel.</param>
/// <param name="Unknown">Sent, perhaps: the connection broke before the answer.</param>
public sealed record ChannelOutcome(string Channel, int Sent, int Failed, int Unknown);

/// <summary>An update was stopped before it left because something it states no longer holds.</summary>
public sealed record UpdateStopped(Guid UpdateId, string Audience, string Kind, string Reason);

/// <param name="Status"><c>investigating</c>, <c>identified</c>, <c>monitoring</c> or <c>resolved</c>.</param>
public sealed record StatusPageChanged(string Status, IReadOnlyList<string> Components);

public sealed record CannedResponsePublished(Guid ResponseId, string Title);

public sealed record CannedResponseWithdrawn(Guid ResponseId, string Title);

/// <summary>PR or legal counsel is asked about exactly one text before it leaves.</summary>
/// <param name="Of"><c>pr</c> or <c>legal</c>.</param>
/// <param name="TextHash">SHA-256 of the exact text, hexadecimal.</param>
/// <param name="Person">Person id of who is asked; absent where whoever has the role answers.</param>
/// <param name="DueAt">By when an answer is owed.</param>
public sealed record TextReviewRequested(Guid RequestId, Guid UpdateId, string Of, string TextHash, string? Person, DateTimeOffset DueAt);

/// <param name="Answer"><c>approved</c>, <c>changed</c> or <c>refused</c>.</param>
/// <param name="TextHash">The text that was asked about.</param>
public sealed record TextReviewAnswered(Guid RequestId, Guid UpdateId, string Of, string Answer, string TextHash);

/// <summary>Somebody posted on a social network about the incident.</summary>
/// <param name="Network">Where.</param>
/// <param name="Link">The post.</param>
/// <param name="UpdateId">The update it says; absent where it says something of its own.</param>
public sealed record SocialPostRecorded(string Network, string Link, Guid? UpdateId = null);

/// <summary>The tickets that are linked have their answers after the all clear, as support chose.</summary>
/// <param name="Closed">Answered and closed.</param>
/// <param name="ClosedBefore">Closed already, and left alone.</param>
/// <param name="Failed">Not in the help desk any more, or there was nothing to answer with.</param>
public sealed record LinkedTicketsAnswered(int Closed, int ClosedBefore, int Failed);

/// <summary>These customers are to be called.</summary>
/// <param name="Customers">Ids in the catalogue.</param>
public sealed record CustomerCallsOwed(IReadOnlyList<string> Customers);

/// <summary>A customer was called, or it was tried; who called is the fact's actor.</summary>
/// <param name="Customer">Id in the catalogue.</param>
/// <param name="Outcome"><c>reached</c>, <c>left-message</c>, <c>not-reached</c> or <c>declined</c>.</param>
public sealed record CustomerCallMade(string Customer, string Outcome);
