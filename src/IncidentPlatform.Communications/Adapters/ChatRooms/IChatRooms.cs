namespace IncidentPlatform.Communications.Adapters.ChatRooms;

/// <summary>Where war rooms are kept. Every call may be repeated with the same key, and then changes nothing.</summary>
public interface IChatRooms
{
    /// <summary>Opens a room with its rules pinned and people invited.</summary>
    /// <returns>Where it is.</returns>
    Task<Uri> Open(RoomRequest room, Guid key, CancellationToken ct);

    /// <param name="person">Person id.</param>
    Task Invite(Guid incidentId, string roomName, string person, Guid key, CancellationToken ct);

    /// <summary>Says something in the room; the text is plain.</summary>
    Task Post(Guid incidentId, string roomName, string text, Guid key, CancellationToken ct);
}

/// <param name="Name">What the room is called.</param>
/// <param name="Rules">What is pinned in it.</param>
/// <param name="People">Person ids.</param>
public sealed record RoomRequest(Guid IncidentId, string Name, IReadOnlyList<string> Rules, IReadOnlyList<string> People);
