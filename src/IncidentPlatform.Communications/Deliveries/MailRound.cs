using System.Diagnostics;
using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Communications.StatusPage.Subscriptions;
using Marten;

namespace IncidentPlatform.Communications.Deliveries;

/// <summary>How many mails of a round came to what.</summary>
public sealed record MailCounts(int Sent, int Failed, int Unknown, int Suppressed)
{
    public static MailCounts Of(Progress p) => new(
        p.Of(DeliveryStates.Sent, DeliveryStates.Delivered), p.Of(DeliveryStates.Failed, DeliveryStates.Bounced), p.Of(DeliveryStates.Unknown), p.Of(DeliveryStates.Suppressed));
}

/// <summary>
/// One mail for each recipient of a round. A mail whose outcome is not known is sent once more under the same message id, and counts as
/// unknown where the mail system cannot tell the two apart.
/// </summary>
public sealed class MailRound(IMailer mailer, Rounds rounds, MailPace pace, IDocumentStore store)
{
    private const int MostAttempts = 2;

    /// <summary>So many mails are noted before the first of them is tried: no more than these are tried again after a crash.</summary>
    private const int Batch = 20;

    /// <summary>How long one call of <see cref="Send"/> goes on: after it the incident is looked at again.</summary>
    private static readonly TimeSpan Share = TimeSpan.FromSeconds(3);

    /// <param name="round">A round that is planned.</param>
    /// <param name="optional">Whether addresses that want no such mail are left out.</param>
    /// <param name="compose">The mail to an address.</param>
    /// <returns>Counts; null where there is more to send than fits into one call.</returns>
    /// <exception cref="MailUnreachableException">Not all of it was sent; trying later may work.</exception>
    public async Task<MailCounts?> Send(Guid round, bool optional, Func<Attempt, CancellationToken, ValueTask<Mail>> compose, CancellationToken ct)
    {
        IMailConnection? connection = null;
        try
        {
            for (var started = Stopwatch.GetTimestamp(); ;)
            {
                if (Stopwatch.GetElapsedTime(started) > Share)
                    return null;
                // Connected first: where nobody answers, nothing counts as tried.
                if (connection is null && (await rounds.Progress(round, ct)).Of(DeliveryStates.Queued, DeliveryStates.Sending) > 0)
                    connection = await mailer.Connect(ct);
                if (await rounds.Next(round, Batch, ct) is not { Count: > 0 } batch)
                    return MailCounts.Of(await rounds.Progress(round, ct));
                await SendBatch(round, batch, optional ? await Unwanted(batch, ct) : [], connection!, compose, () => Stopwatch.GetElapsedTime(started) > Share, ct);
            }
        }
        finally
        {
            if (connection is not null)
                await connection.DisposeAsync();
        }
    }

    /// <summary>Nothing more of the round is tried.</summary>
    public async Task<MailCounts> GiveUp(Guid round, string reason, CancellationToken ct)
    {
        await rounds.End(round, reason, ct);
        return MailCounts.Of(await rounds.Progress(round, ct));
    }

    private async Task SendBatch(
        Guid round, IReadOnlyList<Attempt> batch, HashSet<string> unwanted, IMailConnection connection, Func<Attempt, CancellationToken, ValueTask<Mail>> compose,
        Func<bool> isLate, CancellationToken ct)
    {
        var (outcomes, tried) = (new List<Outcome>(), 0);
        try
        {
            while (tried < batch.Count && !isLate())
            {
                tried++;
                outcomes.Add(await SendOne(batch[tried - 1], unwanted, connection, compose, ct)
                    ?? throw new MailUnreachableException("The connection broke while a mail was sent.", new IOException()) { MayHaveLeft = true });
            }
        }
        catch (MailUnreachableException e) when (!e.MayHaveLeft)
        {
            tried--;
            throw;
        }
        finally
        {
            outcomes.AddRange(batch.Skip(tried).Select(a => new Outcome(a.Key, a.Attempts == 1 ? DeliveryStates.Queued : DeliveryStates.Sending, a.Attempts - 1)));
            await rounds.Write(round, outcomes, CancellationToken.None);
        }
    }

    /// <returns>What became of it; null where the connection broke, and it may be tried once more.</returns>
    private async Task<Outcome?> SendOne(
        Attempt attempt, HashSet<string> unwanted, IMailConnection connection, Func<Attempt, CancellationToken, ValueTask<Mail>> compose, CancellationToken ct)
    {
        if (attempt.Attempts == 1 && unwanted.Contains(attempt.Key))
            return new Outcome(attempt.Key, DeliveryStates.Suppressed, 0);
        if (attempt.Attempts > MostAttempts)
            return new Outcome(attempt.Key, DeliveryStates.Unknown, attempt.Attempts - 1);

        await pace.Wait(ct);
        var mayBeThere = attempt.Attempts > 1 && !mailer.RepeatIsHarmless;
        return await connection.Send(await compose(attempt, ct), ct) switch
        {
            MailOutcome.Accepted => new Outcome(attempt.Key, mayBeThere ? DeliveryStates.Unknown : DeliveryStates.Sent, attempt.Attempts),
            MailOutcome.Refused => new Outcome(attempt.Key, mayBeThere ? DeliveryStates.Unknown : DeliveryStates.Failed, attempt.Attempts, "refused"),
            _ when attempt.Attempts >= MostAttempts => new Outcome(attempt.Key, DeliveryStates.Unknown, attempt.Attempts),
            _ => null,
        };
    }

    private async Task<HashSet<string>> Unwanted(IReadOnlyList<Attempt> batch, CancellationToken ct)
    {
        await using var query = store.QuerySession();
        var suppressed = (await query.LoadManyAsync<Suppression>(ct, [.. batch.Select(a => SubscriberIds.Of(SubscriberChannels.Mail, a.Address))])).Select(s => s.Id).ToHashSet();
        return suppressed.Count == 0 ? [] : [.. batch.Where(a => suppressed.Contains(SubscriberIds.Of(SubscriberChannels.Mail, a.Address))).Select(a => a.Key)];
    }
}
