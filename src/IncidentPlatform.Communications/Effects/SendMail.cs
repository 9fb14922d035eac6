using System.Diagnostics;
using IncidentPlatform.Communications.Adapters;
using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Views;
using IncidentPlatform.Hosting.DueWork;
using Marten;

namespace IncidentPlatform.Communications.Effects;

/// <summary>
/// One mail for each recipient, each noted before it is tried. A mail whose outcome is not known is sent once more under the same
/// message id, and counts as unknown where the mail system cannot tell the two apart.
/// </summary>
public sealed class SendMail(LastLook lastLook, IMailer mailer, IDocumentStore store, PublicAddress address) : IEffect<UpdateToSend>
{
    public const string Kind = "send-mail";
    private const int MostTries = 8;
    private const int MostAttempts = 2;
    private static readonly TimeSpan Share = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    public Task<EffectOutcome> Perform(UpdateToSend payload, EffectCall call, CancellationToken ct) =>
        lastLook.Then(payload, Channel.Mail, call, async (_, update) =>
        {
            var recipients = (await AudienceLists.RecipientsOf(update.Audience, call.Query, ct)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            var deliveries = await Known(update.Id, recipients, call.Query, ct);
            try
            {
                if (!await SendRest(update, recipients, deliveries, ct))
                    return new ChannelOutcome(0, TryAgainIn: TimeSpan.Zero);
            }
            catch (MailUnreachableException e) when (call.Attempt < MostTries)
            {
                return new ChannelOutcome(
                    0, TryAgainIn: TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, call.Attempt))), Why: e.Message);
            }
            catch (MailUnreachableException)
            {
                // It was tried often enough: what did not leave counts as failed, so that the update ends.
            }

            return Count(recipients, deliveries, update.Id);
        }, ct);

    /// <returns>False where there is more to send than fits into one attempt.</returns>
    private async Task<bool> SendRest(Update update, List<string> recipients, Dictionary<string, MailDelivery> deliveries, CancellationToken ct)
    {
        var open = recipients.Where(r => deliveries.GetValueOrDefault(MailDelivery.IdOf(update.Id, r)) is not { IsFinal: true }).ToList();
        if (open.Count == 0)
            return true;

        var started = Stopwatch.GetTimestamp();
        await using var connection = await mailer.Connect(ct);
        foreach (var recipient in open)
        {
            if (Stopwatch.GetElapsedTime(started) > Share)
                return false;
            var id = MailDelivery.IdOf(update.Id, recipient);
            deliveries[id] = await SendOne(connection, update, recipient, deliveries.GetValueOrDefault(id) ?? new MailDelivery(id, MailStates.Sending), ct);
            if (!deliveries[id].IsFinal)
                throw new MailUnreachableException("The connection broke while a mail was sent.", new IOException());
        }

        return true;
    }

    private async Task<MailDelivery> SendOne(IMailConnection connection, Update update, string recipient, MailDelivery before, CancellationToken ct)
    {
        var repeated = before.Attempts > 0;
        if (before.Attempts >= MostAttempts)
            return await Keep(before with { State = MailStates.Unknown }, ct);

        var begun = await Keep(before with { State = MailStates.Sending, Attempts = before.Attempts + 1 }, ct);
        MailOutcome outcome;
        try
        {
            outcome = await connection.Send(new Mail(recipient, update.Text.Subject, update.Text.Body, $"{begun.Id}@{address.Host}"), ct);
        }
        catch (MailUnreachableException)
        {
            await Keep(before, ct);
            throw;
        }

        return outcome switch
        {
            MailOutcome.Accepted => await Keep(begun with { State = repeated && !mailer.RepeatIsHarmless ? MailStates.Unknown : MailStates.Sent }, ct),
            MailOutcome.Refused => await Keep(begun with { State = repeated && !mailer.RepeatIsHarmless ? MailStates.Unknown : MailStates.Failed }, ct),
            _ when begun.Attempts >= MostAttempts => await Keep(begun with { State = MailStates.Unknown }, ct),
            _ => begun,
        };
    }

    private async Task<MailDelivery> Keep(MailDelivery delivery, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.Store(delivery);
        await session.SaveChangesAsync(ct);
        return delivery;
    }

    private static async Task<Dictionary<string, MailDelivery>> Known(Guid updateId, List<string> recipients, IQuerySession query, CancellationToken ct) =>
        (await query.LoadManyAsync<MailDelivery>(ct, [.. recipients.Select(r => MailDelivery.IdOf(updateId, r))])).ToDictionary(d => d.Id);

    private static ChannelOutcome Count(List<string> recipients, Dictionary<string, MailDelivery> deliveries, Guid updateId)
    {
        var states = recipients.Select(r => deliveries.GetValueOrDefault(MailDelivery.IdOf(updateId, r))).ToList();
        return new ChannelOutcome(
            Sent: states.Count(d => d?.State == MailStates.Sent),
            Failed: states.Count(d => d is null or { State: MailStates.Failed } or { State: MailStates.Sending, Attempts: 0 }),
            Unknown: states.Count(d => d is { State: MailStates.Unknown } or { State: MailStates.Sending, Attempts: > 0 }));
    }
}
