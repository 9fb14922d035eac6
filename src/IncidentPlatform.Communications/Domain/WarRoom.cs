namespace IncidentPlatform.Communications.Domain;

/// <summary>Where responders meet.</summary>
public sealed record WarRoom
{
    public required string Name { get; init; }
    public IReadOnlyList<string> Rules { get; init; } = [];
    public string? Url { get; init; }
    public string? BridgeUrl { get; init; }
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Who was invited, and the role that brought them in.</summary>
    public IReadOnlyList<Participant> Participants { get; init; } = [];
    public IReadOnlyList<WarRoomMessage> Messages { get; init; } = [];

    public bool IsOpen() => OpenedAt is not null;
}

/// <param name="Person">Person id.</param>
public sealed record Participant(string Person, string Role);

/// <param name="Author">Person id, or the service that wrote it.</param>
public sealed record WarRoomMessage(Guid Id, string Author, string Text, bool Pinned, DateTimeOffset PostedAt);
