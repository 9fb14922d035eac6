using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>Where responders meet.</summary>
public sealed record WarRoom
{
    public required string Name { get; init; }

    /// <summary>How whoever keeps the room names it; null until it is open, and in rooms from before there were steps.</summary>
    public string? RoomId { get; init; }
    public IReadOnlyList<string> Rules { get; init; } = [];
    public string? Url { get; init; }
    public string? BridgeUrl { get; init; }

    /// <summary>What it is headed with; null until that step was done.</summary>
    public string? Topic { get; init; }
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Only who is invited sees it.</summary>
    public bool Private { get; init; }

    /// <summary>The room beside it, for code and logs; null until it is open.</summary>
    public TechnicalRoom? Technical { get; init; }

    /// <summary>How far its set-up has come, in the order of the steps.</summary>
    public IReadOnlyList<StepProgress> Steps { get; init; } = [];

    /// <summary>Who was invited, and the role that brought them in.</summary>
    public IReadOnlyList<Participant> Participants { get; init; } = [];

    /// <summary>Of both rooms, oldest first.</summary>
    public IReadOnlyList<WarRoomMessage> Messages { get; init; } = [];

    /// <summary>What the room beside it is called.</summary>
    public string TechnicalName() => RoomName.Technical(Name);

    public bool IsOpen() => OpenedAt is not null;

    public StepProgress? Step(RoomStep step) => Steps.FirstOrDefault(s => s.Step == step);

    public bool IsDone(RoomStep step) => Step(step) is { DoneAt: not null };
}

/// <param name="RoomId">How whoever keeps the room names it.</param>
public sealed record TechnicalRoom(string Url, string RoomId, DateTimeOffset OpenedAt, bool Private);

/// <summary>Which of an incident's two rooms.</summary>
public enum RoomKind
{
    WarRoom,
    Technical,
}

/// <param name="Person">Person id.</param>
public sealed record Participant(string Person, string Role)
{
    public RoomAccess Access { get; init; }

    /// <summary>The room has let them in.</summary>
    public bool Added { get; init; }
}

/// <summary>What a participant does in the room.</summary>
public enum RoomAccess
{
    Member,

    /// <summary>Was relieved of every role, and reads on.</summary>
    Reader,
}

/// <param name="Author">Person id, or the service or source that wrote it.</param>
public sealed record WarRoomMessage(Guid Id, string Author, string Text, bool Pinned, DateTimeOffset PostedAt)
{
    public ActorKind AuthorKind { get; init; }
    public RoomKind Room { get; init; }

    /// <summary>The message that the platform answers with this one.</summary>
    public Guid? AnswerTo { get; init; }
    public Mark? Mark { get; init; }
}

/// <summary>What a message is for the incident.</summary>
public enum Mark
{
    Decision,
    Finding,
}
