using IncidentPlatform.Communications.Adapters.HelpDesk;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Effects;

/// <summary>The incident is over: support stops answering with its response.</summary>
public sealed class WithdrawCannedResponse(IHelpDesk helpDesk) : IEffect<WithdrawCannedResponse.Payload>
{
    public const string Kind = "withdraw-canned-response";

    public sealed record Payload(Guid ResponseId);

    public async Task<EffectOutcome> Perform(Payload payload, EffectCall call, CancellationToken ct)
    {
        await helpDesk.Withdraw(payload.ResponseId, call.Id, ct);
        return EffectOutcome.Done<Conversation>((c, _) => CannedResponses.Withdrawn(c, payload.ResponseId));
    }
}
