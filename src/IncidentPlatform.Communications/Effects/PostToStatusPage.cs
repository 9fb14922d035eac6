using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Effects;

/// <summary>Our own status page shows what the conversation holds: recording the post is posting it.</summary>
public sealed class PostToStatusPage(LastLook lastLook) : IEffect<UpdateToSend>
{
    public const string Kind = "post-to-status-page";

    public Task<EffectOutcome> Perform(UpdateToSend payload, EffectCall call, CancellationToken ct) =>
        lastLook.Then(payload, Channel.StatusPage, call, (_, _, _) => Task.FromResult(new ChannelOutcome(Sent: 1)), ct);
}
