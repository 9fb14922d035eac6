namespace IncidentPlatform.Communications.Adapters.ChatRooms;

/// <summary>Rooms kept by the platform itself: people, rules and messages are the conversation's own facts, so nothing is called.</summary>
public sealed class BuiltInChatRooms(PublicAddress address) : IChatRooms
{
    public Task<Uri> Open(RoomRequest room, Guid key, CancellationToken ct) => Task.FromResult(address.WarRoom(room.IncidentId));

    public Task Invite(Guid incidentId, string roomName, string person, Guid key, CancellationToken ct) => Task.CompletedTask;

    public Task Post(Guid incidentId, string roomName, string text, Guid key, CancellationToken ct) => Task.CompletedTask;
}
