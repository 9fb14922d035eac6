using IncidentPlatform.Communications.Adapters.ChatRooms;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Effects;

/// <summary>Brings somebody into the room who took a role after it was opened.</summary>
public sealed class InviteToWarRoom(IChatRooms rooms) : IEffect<InviteToWarRoom.Payload>
{
    public const string Kind = "invite-to-war-room";

    public sealed record Payload(string Person);

    public async Task<EffectOutcome> Perform(Payload payload, EffectCall call, CancellationToken ct)
    {
        if (await call.Query.LoadAsync<Conversation>(call.StreamId, ct) is { Room: { } room })
            await rooms.Invite(call.StreamId, room.Name, payload.Person, call.Id, ct);
        return EffectOutcome.Nothing;
    }
}
