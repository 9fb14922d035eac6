using IncidentPlatform.Communications.Adapters.ChatRooms;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Effects;

/// <summary>The platform itself says something in the war room. Of a restricted incident it says nothing.</summary>
public sealed class SayInWarRoom(IChatRooms rooms) : IEffect<SayInWarRoom.Payload>
{
    public const string Kind = "say-in-war-room";
    private static readonly TimeSpan UntilItIsOpen = TimeSpan.FromSeconds(5);

    /// <param name="Text">Ids and numbers, nobody's words.</param>
    public sealed record Payload(string Text);

    public async Task<EffectOutcome> Perform(Payload payload, EffectCall call, CancellationToken ct) =>
        await call.Query.LoadAsync<Conversation>(call.StreamId, ct) is { } conversation
            ? await Say(rooms, conversation, payload.Text, call, ct)
            : EffectOutcome.Nothing;

    internal static async Task<EffectOutcome> Say(IChatRooms rooms, Conversation c, string text, EffectCall call, CancellationToken ct)
    {
        if (c is not { Room: { } room, Situation.Restricted: false })
            return EffectOutcome.Nothing;
        if (!room.IsOpen())
            return EffectOutcome.Retry(UntilItIsOpen, "the war room is not open yet");
        await rooms.Post(call.StreamId, room.Name, text, call.Id, ct);
        return EffectOutcome.Done<Conversation>((now, _) => WarRooms.Post(now, call.Id, text));
    }
}
