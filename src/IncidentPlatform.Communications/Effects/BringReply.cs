using IncidentPlatform.Communications.Adapters.ChatRooms;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Effects;

/// <summary>Says a reply in the war room, once that is open.</summary>
public sealed class BringReply(IChatRooms rooms) : IEffect<BringReply.Payload>
{
    public const string Kind = "bring-reply";
    private static readonly TimeSpan UntilItIsOpen = TimeSpan.FromSeconds(10);

    public sealed record Payload(Guid ReplyId);

    public async Task<EffectOutcome> Perform(Payload payload, EffectCall call, CancellationToken ct)
    {
        if (await call.Query.LoadAsync<Conversation>(call.StreamId, ct) is not { Room: { } room }
            || room.Messages.FirstOrDefault(m => m.Id == Replies.MessageFor(payload.ReplyId)) is not { } message)
            return EffectOutcome.Nothing;
        if (!room.IsOpen())
            return EffectOutcome.Retry(UntilItIsOpen, "the war room is not open yet");
        await rooms.Post(call.StreamId, room.Name, message.Text, call.Id, ct);
        return EffectOutcome.Nothing;
    }
}
