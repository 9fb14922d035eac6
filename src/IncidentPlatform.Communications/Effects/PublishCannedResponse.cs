using IncidentPlatform.Communications.Adapters.HelpDesk;
using IncidentPlatform.Communications.Contact;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Effects;

/// <summary>Support gets something to answer with.</summary>
public sealed class PublishCannedResponse(LastLook lastLook, ContactLinks links, IHelpDesk helpDesk) : IEffect<UpdateToSend>
{
    public const string Kind = "publish-canned-response";

    public Task<EffectOutcome> Perform(UpdateToSend payload, EffectCall call, CancellationToken ct) =>
        lastLook.Then(payload, Channel.HelpDesk, call, async (conversation, update, _) =>
        {
            if (Rendering.For(Form.HelpDesk, update, conversation, await links.Of(conversation.Id, ct)) is not { } macro)
                return new ChannelOutcome(Sent: 0);
            await helpDesk.Publish(CannedResponses.IdFor(conversation), macro.Title!, macro.Body, call.Id, ct);
            return new ChannelOutcome(Sent: 1);
        }, ct);
}
