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
