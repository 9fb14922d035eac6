namespace IncidentPlatform.Communications.Adapters.ChatRooms;

/// <summary>
/// Where war rooms are kept. Every call may be repeated with the same key, and then changes nothing more; texts are plain, and it is for
/// the implementation to write them so that its chat finds no mention or markup in them.
/// </summary>
/// <exception cref="OutsideException">It did not work; the message may be shown.</exception>
public interface IChatRooms
{
    Task<OpenRoom> Open(RoomRequest request, Guid key, CancellationToken ct);

    /// <param name="room">As <see cref="OpenRoom.Id"/> says.</param>
    Task SetTopic(string room, string topic, Guid key, CancellationToken ct);

    /// <summary>Lets people in; who is in already stays so.</summary>
    /// <param name="people">Person ids.</param>
    Task Invite(string room, IReadOnlyList<string> people, Guid key, CancellationToken ct);

    /// <param name="pinned">Shown on top of the room.</param>
    Task Post(string room, string text, bool pinned, Guid key, CancellationToken ct);

    /// <summary>From now on only who was invited sees the room, under another name. A chat that cannot change a room opens another and says so in the old one.</summary>
    Task<OpenRoom> MakePrivate(string room, RoomRequest request, Guid key, CancellationToken ct);
}

/// <param name="Name">What the room is called.</param>
/// <param name="Private">Only who is invited sees it.</param>
/// <param name="Technical">The room beside the war room.</param>
public sealed record RoomRequest(Guid IncidentId, string Name, bool Private, bool Technical);

/// <param name="Id">How the chat names it from now on; no secret.</param>
/// <param name="Url">Where it is.</param>
public sealed record OpenRoom(string Id, Uri Url);
