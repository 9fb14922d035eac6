using IncidentPlatform.Communications.Adapters;
using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Communications.Deliveries;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Communications.StatusPage;
using IncidentPlatform.Communications.StatusPage.Subscriptions;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Communications.Effects;

/// <summary>
/// A post goes to everybody who subscribed by mail, confirmed it before, and hears of one of its components; who gets the update as one
/// of the customers does not get it twice.
/// </summary>
public sealed class MailSubscribers(PostForSubscribers posts, Rounds rounds, MailRound round, SubscriberLinks links, StatusPageCache page, PublicAddress address) : IEffect<PostToTell>
{
    public const string Kind = "mail-subscribers";
    private const int Batch = 500;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan UntilCustomersAreChosen = TimeSpan.FromSeconds(1);

    /// <summary>The round by which subscribers hear of a post.</summary>
    public static Guid RoundOf(Guid postId) => DerivedId.Of(postId, "subscribers");

    public async Task<EffectOutcome> Perform(PostToTell payload, EffectCall call, CancellationToken ct)
    {
        try
        {
            if (await posts.Find(call, payload.PostId, ct) is not { } found)
                return EffectOutcome.Nothing;
            if (await rounds.Planned(RoundOf(payload.PostId), ct) is null)
            {
                if (await CustomersAreBeingChosen(call, payload.PostId, ct))
                    return EffectOutcome.Retry(UntilCustomersAreChosen, "customers are being chosen");
                await Choose(RoundOf(payload.PostId), found, call, ct);
            }

            if (await round.Send(RoundOf(payload.PostId), optional: true, (to, cancel) => MailTo(to, found, cancel), ct) is not { } counts)
                return EffectOutcome.Retry(TimeSpan.Zero, "more to send");
            return counts is { Sent: 0, Failed: 0, Unknown: 0 } || found.Told.ScheduledFor is not null
                ? EffectOutcome.Nothing
                : EffectOutcome.Done<Conversation>((_, _) => Decision.Record(new SubscribersTold(payload.PostId, counts.Sent, counts.Failed, counts.Unknown)));
        }
        catch (MailUnreachableException e)
        {
            return EffectOutcome.Retry(e.RetryAfter ?? Wait(call.Attempt), e.Message);
        }
        catch (IncidentsUnreadableException e)
        {
            return EffectOutcome.Retry(Wait(call.Attempt), e.Message);
        }
    }

    private static TimeSpan Wait(int attempt) => TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(attempt, 10))));

    /// <summary>The same update goes to customers by mail, and who they are is not written down yet.</summary>
    private async Task<bool> CustomersAreBeingChosen(EffectCall call, Guid updateId, CancellationToken ct) =>
        (await call.Query.LoadAsync<Conversation>(call.StreamId, ct))?.Update(updateId) is { } update
        && update.Channels.Contains(Channel.Mail) && !update.IsDone(Channel.Mail) && await rounds.Planned(updateId, ct) is null;

    private async Task Choose(Guid round, PostForSubscribers.Found found, EffectCall call, CancellationToken ct)
    {
        var customers = await rounds.Keys(found.Post.Id, ct);
        var last = (await rounds.Begin(round, call.StreamId, ct)).Place is { } place ? Guid.Parse(place) : Guid.Empty;
        while (true)
        {
            var batch = await call.Query.Query<Subscriber>()
                .Where(s => s.Channel == SubscriberChannels.Mail && s.ConfirmedAt <= found.Post.PostedAt && s.Id.CompareTo(last) > 0)
                .OrderBy(s => s.Id).Take(Batch).ToListAsync(ct);
            last = batch.Count == 0 ? last : batch[^1].Id;
            await rounds.Add(
                round, [.. batch.Where(s => s.HearsOf(found.Told.Components)).Select(s => new Recipient(s.Address)).Where(r => !customers.Contains(r.Key))], last.ToString(), ct);
            if (batch.Count < Batch)
                break;
        }

        await rounds.Finish(round, catalogueAsOf: null, ct);
    }

    private async ValueTask<Mail> MailTo(Attempt to, PostForSubscribers.Found found, CancellationToken ct)
    {
        var unsubscribe = await links.Unsubscribe(SubscriberIds.Of(SubscriberChannels.Mail, to.Address), ct);
        return new Mail(
            to.Address, SubscriberTexts.Subject(page.Name, found.Post), SubscriberTexts.Body(found.Told, found.Post, address.Incident(found.Told.Id), unsubscribe),
            MessageIds.Of(RoundOf(found.Post.Id), to.Key, address.Host))
        {
            UnsubscribeAt = unsubscribe,
        };
    }
}
