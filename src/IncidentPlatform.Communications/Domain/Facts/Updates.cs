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
    string? Source);

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
public sealed record SendingBegun(Guid UpdateId, IReadOnlyList<Channel> Channels, bool PreApproved);

/// <summary>One channel is done with an update: counts, never a recipient.</summary>
/// <param name="Stopped">Why it did not leave by this channel; absent where it was tried.</param>
public sealed record ChannelFinished(Guid UpdateId, Channel Channel, int Sent, int Failed, int Unknown, string? Stopped = null);

/// <summary>Every channel is done, and at least one took it; none was tried where the incident is not live.</summary>
public sealed record UpdateSent(
    Guid UpdateId, Audience Audience, UpdateKind Kind, IReadOnlyList<ChannelFinished> Channels, string TextHash, bool PreApproved);

public sealed record UpdateStopped(Guid UpdateId, Audience Audience, UpdateKind Kind, string Reason);

/// <summary>A pre-approved text will go by itself unless customers are told before.</summary>
/// <param name="Obligation">Kind of what was missed.</param>
/// <param name="At">When it goes.</param>
public sealed record PreApprovedTextPlanned(Guid ObligationId, string Obligation, DateTimeOffset At);
