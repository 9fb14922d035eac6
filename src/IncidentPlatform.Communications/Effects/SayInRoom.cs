using IncidentPlatform.Communications.Adapters.ChatRooms;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Effects;

/// <summary>What was said by way of the platform is said in the room where it is kept.</summary>
public sealed class SayInRoom(IChatRooms rooms) : IEffect<SayInRoom.Payload>
{
    public const string Kind = "say-in-room";
    private static readonly TimeSpan UntilItIsOpen = TimeSpan.FromSeconds(5);

    public sealed record Payload(Guid MessageId);

    public async Task<EffectOutcome> Perform(Payload payload, EffectCall call, CancellationToken ct)
    {
        var c = await call.Query.LoadAsync<Conversation>(call.StreamId, ct);
        if (c?.Room?.Messages.FirstOrDefault(m => m.Id == payload.MessageId) is not { } message)
            return EffectOutcome.Nothing;
        if (!c.Room.IsOpen())
            return EffectOutcome.Retry(UntilItIsOpen, "the war room is not open yet");

        var room = message.Room == RoomKind.Technical ? c.Room.Technical!.RoomId : WarRoomSteps.RoomOf(c);
        await rooms.Post(room, RoomTexts.Said(message), pinned: false, message.Id, ct);
        return EffectOutcome.Nothing;
    }
}
