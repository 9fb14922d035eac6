using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain.Facts;

/// <summary>An update was drafted, or drafted anew before anybody touched it.</summary>
/// <param name="Text">The words.</param>
/// <param name="Status">The public word it states; absent where it states none.</param>
/// <param name="States">The facts it states.</param>
/// <param name="Source">What wrote it: workflow and template, or absent where a person did.</param>
public sealed record UpdateDrafted(
    Guid UpdateId,
    Audience Audience,
    UpdateKind Kind,
    [Personal] Text Text,
    PublicStatus? Status,
    [Personal] IReadOnlyList<Statement> States,
    string? Source)
{
    /// <summary>Which of the customers it is for; absent where it is for all of them, and for the public.</summary>
    public Selection? To { get; init; }

    /// <summary>The update it corrects.</summary>
    public Guid? Corrects { get; init; }
}

/// <summary>A person changed the words, knowing the incident as it stood.</summary>
public sealed record UpdateEdited(Guid UpdateId, [Personal] Text Text, PublicStatus? Status, [Personal] IReadOnlyList<Statement> States);

/// <param name="By">The newer draft; absent where nothing is to be said any more.</param>
public sealed record UpdateSuperseded(Guid UpdateId, Guid? By);

/// <param name="TextHash">SHA-256 of the exact text, hexadecimal.</param>
public sealed record UpdateApproved(Guid UpdateId, Audience Audience, UpdateKind Kind, string TextHash);

/// <summary>Legal counsel let exactly this text out.</summary>
/// <param name="TextHash">SHA-256 of the exact text, hexadecimal.</param>
public sealed record UpdateLegallyApproved(Guid UpdateId, Audience Audience, UpdateKind Kind, string TextHash);

/// <summary>From here on the update leaves, channel by channel.</summary>
/// <param name="PreApproved">It goes by itself because nobody approved one in time.</param>
public sealed record SendingBegun(Guid UpdateId, IReadOnlyList<Channel> Channels, bool PreApproved)
{
    /// <summary>Until then it can be recalled; absent where it leaves at once.</summary>
    public DateTimeOffset? LeavesAt { get; init; }
}

/// <summary>It was held back before it left: a draft again, with no approval.</summary>
public sealed record UpdateRecalled(Guid UpdateId, Audience Audience, UpdateKind Kind);

/// <summary>One channel is done with an update: counts, never a recipient.</summary>
/// <param name="Stopped">Why it did not leave by this channel; absent where it was tried.</param>
public sealed record ChannelFinished(Guid UpdateId, Channel Channel, int Sent, int Failed, int Unknown, string? Stopped = null)
{
    /// <summary>Recipients who were left out because they want no such mail, or cannot get it.</summary>
    public int Suppressed { get; init; }

    /// <summary>From what the recipients were chosen; absent where the channel has none.</summary>
    public Chosen? Chosen { get; init; }
}

/// <param name="CatalogueAsOf">The instant whose catalogue named the customers; absent where it was not asked, or did not answer in time.</param>
/// <param name="Customers">Number of customers.</param>
/// <param name="Recipients">Number of addresses, those of lists and of earlier updates included.</param>
public sealed record Chosen(DateTimeOffset? CatalogueAsOf, int Customers, int Recipients);

/// <summary>Every channel is done, and at least one took it; none was tried where the incident is not live.</summary>
public sealed record UpdateSent(
    Guid UpdateId, Audience Audience, UpdateKind Kind, IReadOnlyList<ChannelFinished> Channels, string TextHash, bool PreApproved);

public sealed record UpdateStopped(Guid UpdateId, Audience Audience, UpdateKind Kind, string Reason);

/// <summary>A pre-approved text will go by itself unless customers are told before.</summary>
/// <param name="Obligation">Kind of what was missed.</param>
/// <param name="At">When it goes.</param>
public sealed record PreApprovedTextPlanned(Guid ObligationId, string Obligation, DateTimeOffset At);

/// <summary>PR or legal counsel is asked about exactly this text.</summary>
/// <param name="Of">Who is asked.</param>
/// <param name="TextHash">SHA-256 of the exact text, hexadecimal.</param>
/// <param name="Person">Person id of who is asked; absent where whoever has the role answers.</param>
/// <param name="DueAt">By when an answer is owed.</param>
public sealed record ReviewRequested(Guid RequestId, Guid UpdateId, Reviewer Of, string TextHash, string? Person, DateTimeOffset DueAt);

/// <param name="Answer">What is said to the text.</param>
/// <param name="TextHash">The text that was asked about.</param>
/// <param name="Note">Why, or what was changed.</param>
public sealed record ReviewAnswered(Guid RequestId, Guid UpdateId, Reviewer Of, ReviewAnswer Answer, string TextHash, [Personal] string? Note = null);

/// <summary>Somebody posted on a social network about the incident.</summary>
/// <param name="UpdateId">The update it says; absent where it says something of its own.</param>
/// <param name="Network">Where: <c>x</c>, <c>mastodon</c>, <c>linkedin</c>.</param>
/// <param name="Link">The post.</param>
/// <param name="Text">Its words.</param>
public sealed record SocialPostRecorded(Guid PostId, Guid? UpdateId, string Network, [Personal] string Link, [Personal] string Text);
