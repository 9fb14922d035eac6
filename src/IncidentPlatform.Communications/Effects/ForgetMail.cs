using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Communications.Deliveries;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Effects;

/// <summary>Words of updates were erased: mails with them that still lie here go.</summary>
public sealed class ForgetMail(IMailer mailer) : IEffect<ForgetMail.Payload>
{
    public const string Kind = "forget-mail";

    public sealed record Payload;

    public async Task<EffectOutcome> Perform(Payload payload, EffectCall call, CancellationToken ct)
    {
        var conversation = await call.Query.LoadAsync<Conversation>(call.StreamId, ct);
        foreach (var update in conversation?.Updates.Where(u => u.Text.IsErased()) ?? [])
        {
            await mailer.Forget(MessageIds.StartOf(update.Id), ct);
            await mailer.Forget(MessageIds.StartOf(MailSubscribers.RoundOf(update.Id)), ct);
        }

        return EffectOutcome.Nothing;
    }
}
