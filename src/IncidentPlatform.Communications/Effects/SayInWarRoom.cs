using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Effects;

/// <summary>The platform itself says something in the war room. Of a restricted incident it says nothing.</summary>
public sealed class SayInWarRoom : IEffect<SayInWarRoom.Payload>
{
    public const string Kind = "say-in-war-room";
    private static readonly TimeSpan UntilItIsOpen = TimeSpan.FromSeconds(5);

    /// <param name="Text">Ids and numbers, nobody's words.</param>
    public sealed record Payload(string Text);

    public async Task<EffectOutcome> Perform(Payload payload, EffectCall call, CancellationToken ct) =>
        await call.Query.LoadAsync<Conversation>(call.StreamId, ct) is { } conversation ? Say(conversation, payload.Text, call) : EffectOutcome.Nothing;

    internal static EffectOutcome Say(Conversation c, string text, EffectCall call) => c switch
    {
        not { Room: not null, Situation.Restricted: false } => EffectOutcome.Nothing,
        { Room: { } room } when !room.IsOpen() => EffectOutcome.Retry(UntilItIsOpen, "the war room is not open yet"),
        _ => EffectOutcome.Done<Conversation>((now, at) => RoomTalk.Post(now, call.Id, text, Actor.Service(Origins.Communications), at)),
    };
}
