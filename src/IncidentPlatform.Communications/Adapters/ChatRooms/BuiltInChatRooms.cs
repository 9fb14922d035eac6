namespace IncidentPlatform.Communications.Adapters.ChatRooms;

/// <summary>Rooms kept by the platform itself: people, topic, rules and messages are the conversation's own facts, so nothing is called.</summary>
public sealed class BuiltInChatRooms(PublicAddress address) : IChatRooms
{
    public Task<OpenRoom> Open(RoomRequest request, Guid key, CancellationToken ct) => Task.FromResult(new OpenRoom(
        $"{request.IncidentId}{(request.Technical ? "/technical" : "")}",
        request.Technical ? address.TechnicalRoom(request.IncidentId) : address.WarRoom(request.IncidentId)));

    public Task SetTopic(string room, string topic, Guid key, CancellationToken ct) => Task.CompletedTask;

    public Task Invite(string room, IReadOnlyList<string> people, Guid key, CancellationToken ct) => Task.CompletedTask;

    public Task Post(string room, string text, bool pinned, Guid key, CancellationToken ct) => Task.CompletedTask;

    public Task<OpenRoom> MakePrivate(string room, RoomRequest request, Guid key, CancellationToken ct) => Open(request, key, ct);
}
