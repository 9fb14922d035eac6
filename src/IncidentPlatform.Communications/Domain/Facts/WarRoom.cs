using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain.Facts;

/// <summary>A war room is to be opened.</summary>
/// <param name="Name">What it will be called.</param>
/// <param name="Rules">What will be pinned in it.</param>
public sealed record WarRoomPlanned([Personal] string Name, IReadOnlyList<string> Rules);

/// <param name="Url">Where it is.</param>
/// <param name="BridgeUrl">Where to meet by voice, as far as it was open by then.</param>
/// <param name="Invited">Person ids.</param>
public sealed record WarRoomOpened([Personal] string Name, [Personal] string Url, [Personal] string? BridgeUrl, IReadOnlyList<string> Invited)
{
    /// <summary>How whoever keeps the room names it; absent in facts from before rooms had it.</summary>
    public string? RoomId { get; init; }

    /// <summary>Only who is invited sees it.</summary>
    public bool Private { get; init; }
}

/// <summary>The room beside the war room is open: for code, logs and debugging.</summary>
/// <param name="RoomId">How whoever keeps the room names it.</param>
public sealed record TechnicalRoomOpened([Personal] string Url, string RoomId, bool Private);

/// <param name="Url">Where to meet by voice.</param>
public sealed record BridgeOpened([Personal] string Url);

/// <param name="Topic">What the room is headed with: no words of people.</param>
public sealed record WarRoomTopicSet(string Topic);

/// <summary>The rooms are seen by who is invited only; they may have moved.</summary>
/// <param name="TechnicalUrl">Absent where there is no technical room yet.</param>
public sealed record RoomsMadePrivate([Personal] string Url, string RoomId, [Personal] string? TechnicalUrl, string? TechnicalRoomId);

/// <param name="Person">Person id.</param>
/// <param name="Role">The role that brings the person in.</param>
public sealed record ResponderInvited(string Person, string Role);

/// <summary>They are in the room now.</summary>
/// <param name="People">Person ids.</param>
public sealed record RespondersAdded(IReadOnlyList<string> People);

/// <summary>Holds no role any more, and reads on.</summary>
/// <param name="Person">Person id.</param>
public sealed record ResponderRelieved(string Person);

/// <param name="Pinned">Shown on top of the room.</param>
public sealed record WarRoomMessagePosted(Guid MessageId, [Personal] string Text, bool Pinned)
{
    public RoomKind Room { get; init; }

    /// <summary>The message that the platform answers with this one.</summary>
    public Guid? AnswerTo { get; init; }

    /// <summary>Facts of the incident whose words it repeats; they are erased together.</summary>
    public IReadOnlyList<Guid> Repeats { get; init; } = [];

    /// <summary>A step of the set-up has said it in the room already.</summary>
    public bool AlreadySaid { get; init; }
}

/// <summary>What somebody said in a room is a decision or a finding of the incident: theirs, as of when they said it.</summary>
/// <param name="MarkedBy">Person id of who marked it; who said it is the fact's actor.</param>
public sealed record WarRoomMessageMarked(Guid MessageId, Mark As, [Personal] string Text, string MarkedBy);
