using IncidentPlatform.Communications.Adapters;
using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Communications.Contact;
using IncidentPlatform.Communications.Deliveries;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Communications.StatusPage.Subscriptions;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Effects;

/// <summary>An update goes by mail to everybody who is in its audience when it leaves.</summary>
public sealed class SendMail(
    LastLook lastLook, AudienceAtSending audience, Rounds rounds, MailRound round, ContactLinks contact, SubscriberLinks links, PublicAddress address) : IEffect<UpdateToSend>
{
    public const string Kind = "send-mail";
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>Where no mail has left for so long, the rest is given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public Task<EffectOutcome> Perform(UpdateToSend payload, EffectCall call, CancellationToken ct) =>
        lastLook.Then(payload, Channel.Mail, call, async (conversation, update, incidentsAnswers) =>
        {
            try
            {
                if (await rounds.Planned(update.Id, ct) is not { } plan)
                {
                    await audience.Choose(conversation, update, call, incidentsAnswers, ct);
                    return new ChannelOutcome(0, TryAgainIn: TimeSpan.Zero, Why: "recipients are being chosen");
                }

                var mail = Rendering.For(Rendering.FormFor(Channel.Mail, update.Audience), update, conversation, await contact.Of(conversation.Id, ct))!;
                var optional = AudienceAtSending.MayUnsubscribe(update.Audience);
                var counts = await round.Send(update.Id, optional, (to, cancel) => MailTo(to, update.Id, mail, optional, cancel), ct);
                return counts is null ? new ChannelOutcome(0, TryAgainIn: TimeSpan.Zero) : Outcome(counts, plan);
            }
            catch (CatalogueUnreadableException e)
            {
                return new ChannelOutcome(0, TryAgainIn: Wait(call.Attempt), Why: e.Message);
            }
            catch (MailUnreachableException e)
            {
                if (call.Now < await rounds.LastProgress(update.Id, ct) + Patience)
                    return new ChannelOutcome(0, TryAgainIn: e.RetryAfter ?? Wait(call.Attempt), Why: e.Message);
                // What did not leave failed, so that the update ends.
                return Outcome(await round.GiveUp(update.Id, e.Message, ct), await rounds.Planned(update.Id, ct));
            }
        }, ct, async update => await rounds.Planned(update.Id, ct) is { } plan
            ? Outcome(await round.GiveUp(update.Id, "stopped", ct), plan) : new ChannelOutcome(0));

    private async ValueTask<Mail> MailTo(Attempt to, Guid updateId, Rendered mail, bool optional, CancellationToken ct) =>
        new(to.Address, mail.Title!, mail.Body, MessageIds.Of(updateId, to.Key, address.Host))
        {
            UnsubscribeAt = optional ? await links.Unsubscribe(SubscriberIds.Of(SubscriberChannels.Mail, to.Address), ct) : null,
        };

    private static TimeSpan Wait(int attempt) => TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, attempt)));

    private static ChannelOutcome Outcome(MailCounts counts, Plan? plan) => new(counts.Sent, counts.Failed, counts.Unknown)
    {
        Suppressed = counts.Suppressed,
        Chosen = plan is null ? null : new Chosen(plan.CatalogueAsOf, plan.Customers, plan.Recipients),
    };
}
