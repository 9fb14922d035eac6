using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Client.Communications;

public sealed record WarRoom(string Name, string Url, string? BridgeUrl, IReadOnlyList<string> Invited);

public sealed record WarRoomMessage(string Author, string Text, DateTimeOffset At, bool Pinned = false);

/// <param name="Status"><c>draft</c>, <c>approved</c>, <c>sending</c>, <c>sent</c> or <c>stopped</c>.</param>
/// <param name="Revision">The next <c>If-Match</c>.</param>
public sealed record Update(
    Guid Id,
    Guid IncidentId,
    string Audience,
    string Kind,
    string Status,
    string Text,
    long Revision,
    string? Subject = null,
    IReadOnlyList<ChannelOutcome>? Channels = null);

public sealed record CannedResponse(Guid Id, string Title, string Text);
