using IncidentPlatform.Communications.Adapters.Bridges;
using IncidentPlatform.Communications.Adapters.ChatRooms;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Effects;

/// <summary>Opens the planned war room and its bridge. A vendor that fails is asked again; nothing else waits for it.</summary>
public sealed class OpenWarRoom(IChatRooms rooms, IBridges bridges) : IEffect<OpenWarRoom.Payload>
{
    public const string Kind = "open-war-room";

    public sealed record Payload;

    public async Task<EffectOutcome> Perform(Payload payload, EffectCall call, CancellationToken ct)
    {
        if (await call.Query.LoadAsync<Conversation>(call.StreamId, ct) is not { Room: { OpenedAt: null } room })
            return EffectOutcome.Nothing;

        var url = await rooms.Open(
            new RoomRequest(call.StreamId, room.Name, room.Rules, [.. room.Participants.Select(p => p.Person)]), call.Id, ct);
        var bridge = await bridges.Open(call.StreamId, room.Name, call.Id, ct);
        return EffectOutcome.Done<Conversation>((c, _) => WarRooms.Opened(c, url.ToString(), bridge.ToString()));
    }
}
