using IncidentPlatform.Communications.Adapters;
using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Communications.Contact;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Views;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Effects;

/// <summary>An update goes to everybody whose address its audience has.</summary>
public sealed class SendMail(LastLook lastLook, MailRound round, ContactLinks links, PublicAddress address) : IEffect<UpdateToSend>
{
    public const string Kind = "send-mail";
    private const int MostTries = 8;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    public Task<EffectOutcome> Perform(UpdateToSend payload, EffectCall call, CancellationToken ct) =>
        lastLook.Then(payload, Channel.Mail, call, async (conversation, update) =>
        {
            var mail = Rendering.For(Rendering.FormFor(Channel.Mail, update.Audience), update, conversation, await links.Of(conversation.Id, ct))!;
            var recipients = (await AudienceLists.RecipientsOf(update.Audience, call.Query, ct)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            try
            {
                var counts = await round.Send(
                    update.Id, recipients, (to, id) => new Mail(to, mail.Title!, mail.Body, $"{id}@{address.Host}"), call.Query, ct);
                return counts is null ? new ChannelOutcome(0, TryAgainIn: TimeSpan.Zero) : Outcome(counts);
            }
            catch (MailUnreachableException e) when (call.Attempt < MostTries)
            {
                return new ChannelOutcome(
                    0, TryAgainIn: TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, call.Attempt))), Why: e.Message);
            }
            catch (MailUnreachableException)
            {
                // It was tried often enough: what did not leave counts as failed, so that the update ends.
                return Outcome(await round.Count(update.Id, recipients, ct));
            }
        }, ct);

    private static ChannelOutcome Outcome(MailCounts counts) => new(counts.Sent, counts.Failed, counts.Unknown);
}
