using IncidentPlatform.Communications.Adapters.ChatRooms;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Effects;

/// <summary>An update for responders is said in the war room.</summary>
public sealed class PostToWarRoom(LastLook lastLook, IChatRooms rooms) : IEffect<UpdateToSend>
{
    public const string Kind = "post-to-war-room";

    public Task<EffectOutcome> Perform(UpdateToSend payload, EffectCall call, CancellationToken ct) =>
        lastLook.Then(payload, Channel.WarRoom, call, async (conversation, update, _) =>
        {
            if (conversation.Room is not { } room || !room.IsOpen())
                return new ChannelOutcome(Sent: 0, Failed: 1);
            await rooms.Post(WarRoomSteps.RoomOf(conversation), Rendering.For(Form.Chat, update, conversation, ways: null)!.Body, pinned: false, call.Id, ct);
            return new ChannelOutcome(Sent: 1);
        }, ct);
}
