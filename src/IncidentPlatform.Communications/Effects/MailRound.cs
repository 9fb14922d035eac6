using System.Diagnostics;
using IncidentPlatform.Communications.Adapters.Mail;
using Marten;

namespace IncidentPlatform.Communications.Effects;

/// <summary>How many mails of a round came to what.</summary>
public sealed record MailCounts(int Sent, int Failed, int Unknown)
{
    public static MailCounts None { get; } = new(0, 0, 0);

    public static MailCounts operator +(MailCounts one, MailCounts other) => new(one.Sent + other.Sent, one.Failed + other.Failed, one.Unknown + other.Unknown);
}

/// <summary>
/// One mail for each recipient, each noted before it is tried. A mail whose outcome is not known is sent once more under the same
/// message id, and counts as unknown where the mail system cannot tell the two apart.
/// </summary>
public sealed class MailRound(IMailer mailer, IDocumentStore store)
{
    private const int MostAttempts = 2;

    /// <summary>How long one call of <see cref="Send"/> goes on.</summary>
    private static readonly TimeSpan Share = TimeSpan.FromSeconds(20);

    /// <param name="of">What is told: with it a recipient's mail is the same at every attempt.</param>
    /// <param name="recipients">Addresses, each once.</param>
    /// <param name="compose">The mail to a recipient under an id.</param>
    /// <returns>Counts; null where there is more to send than fits into one call.</returns>
    /// <exception cref="MailUnreachableException">Not all of it was sent; trying later may work.</exception>
    public async Task<MailCounts?> Send(Guid of, IReadOnlyList<string> recipients, Func<string, string, Mail> compose, IQuerySession query, CancellationToken ct)
    {
        var deliveries = await Known(of, recipients, query, ct);
        var open = recipients.Where(r => deliveries.GetValueOrDefault(MailDelivery.IdOf(of, r)) is not { IsFinal: true }).ToList();
        if (open.Count > 0)
        {
            var started = Stopwatch.GetTimestamp();
            await using var connection = await mailer.Connect(ct);
            foreach (var recipient in open)
            {
                if (Stopwatch.GetElapsedTime(started) > Share)
                    return null;
                var id = MailDelivery.IdOf(of, recipient);
                deliveries[id] = await SendOne(connection, compose(recipient, id), deliveries.GetValueOrDefault(id) ?? new MailDelivery(id, MailStates.Sending), ct);
                if (!deliveries[id].IsFinal)
                    throw new MailUnreachableException("The connection broke while a mail was sent.", new IOException());
            }
        }

        return Count(of, recipients, deliveries);
    }

    /// <summary>How far the round has come: what did not leave counts as failed.</summary>
    public async Task<MailCounts> Count(Guid of, IReadOnlyList<string> recipients, CancellationToken ct)
    {
        await using var query = store.QuerySession();
        return Count(of, recipients, await Known(of, recipients, query, ct));
    }

    private async Task<MailDelivery> SendOne(IMailConnection connection, Mail mail, MailDelivery before, CancellationToken ct)
    {
        var repeated = before.Attempts > 0;
        if (before.Attempts >= MostAttempts)
            return await Keep(before with { State = MailStates.Unknown }, ct);

        var begun = await Keep(before with { State = MailStates.Sending, Attempts = before.Attempts + 1 }, ct);
        MailOutcome outcome;
        try
        {
            outcome = await connection.Send(mail, ct);
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

    private static async Task<Dictionary<string, MailDelivery>> Known(Guid of, IReadOnlyList<string> recipients, IQuerySession query, CancellationToken ct) =>
        (await query.LoadManyAsync<MailDelivery>(ct, [.. recipients.Select(r => MailDelivery.IdOf(of, r))])).ToDictionary(d => d.Id);

    private static MailCounts Count(Guid of, IReadOnlyList<string> recipients, Dictionary<string, MailDelivery> deliveries)
    {
        var states = recipients.Select(r => deliveries.GetValueOrDefault(MailDelivery.IdOf(of, r))).ToList();
        return new MailCounts(
            Sent: states.Count(d => d?.State == MailStates.Sent),
            Failed: states.Count(d => d is null or { State: MailStates.Failed } or { State: MailStates.Sending, Attempts: 0 }),
            Unknown: states.Count(d => d is { State: MailStates.Unknown } or { State: MailStates.Sending, Attempts: > 0 }));
    }
}
