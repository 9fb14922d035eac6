using System.Diagnostics;
using IncidentPlatform.Communications.Adapters;
using IncidentPlatform.Communications.Adapters.Mail;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Communications.StatusPage;
using IncidentPlatform.Communications.StatusPage.Subscriptions;
using IncidentPlatform.Communications.Views;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Communications.Effects;

/// <summary>
/// A post goes to everybody who subscribed by mail, confirmed it before, and hears of one of its components; who gets the update as one
/// of the customers does not get it twice.
/// </summary>
public sealed class MailSubscribers(PostForSubscribers posts, MailRound round, SubscriberLinks links, StatusPageCache page, PublicAddress address) : IEffect<PostToTell>
{
    public const string Kind = "mail-subscribers";
    private const int Batch = 500;
    private static readonly TimeSpan Share = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    public async Task<EffectOutcome> Perform(PostToTell payload, EffectCall call, CancellationToken ct)
    {
        try
        {
            if (await posts.Find(call, payload.PostId, ct) is not { } found)
                return EffectOutcome.Nothing;
            if (await Send(found, call.Query, ct) is not { } counts)
                return EffectOutcome.Retry(TimeSpan.Zero, "more to send");
            return counts == MailCounts.None || found.Told.ScheduledFor is not null
                ? EffectOutcome.Nothing
                : EffectOutcome.Done<Conversation>((_, _) => Decision.Record(new SubscribersTold(payload.PostId, counts.Sent, counts.Failed, counts.Unknown)));
        }
        catch (Exception e) when (e is MailUnreachableException or IncidentsUnreadableException)
        {
            return EffectOutcome.Retry(TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(call.Attempt, 10)))), e.Message);
        }
    }

    /// <returns>Counts; null where there is more to send than fits into one attempt.</returns>
    private async Task<MailCounts?> Send(PostForSubscribers.Found found, IQuerySession query, CancellationToken ct)
    {
        var customers = (await AudienceLists.RecipientsOf(Audience.Customers, query, ct)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var started = Stopwatch.GetTimestamp();
        var counts = MailCounts.None;
        for (var last = Guid.Empty; ;)
        {
            var batch = await query.Query<Subscriber>()
                .Where(s => s.Channel == SubscriberChannels.Mail && s.ConfirmedAt <= found.Post.PostedAt && s.Id.CompareTo(last) > 0)
                .OrderBy(s => s.Id).Take(Batch).ToListAsync(ct);
            var concerned = batch.Where(s => s.HearsOf(found.Told.Components) && (found.Told.ScheduledFor is not null || !customers.Contains(s.Address))).ToDictionary(s => s.Address);
            var unsubscribe = new Dictionary<string, Uri>();
            foreach (var subscriber in concerned.Values)
                unsubscribe[subscriber.Address] = await links.Unsubscribe(subscriber.Id, ct);
            if (await round.Send(found.Post.Id, [.. concerned.Keys], (to, id) => MailTo(to, id, found, unsubscribe[to]), query, ct) is not { } more)
                return null;
            counts += more;
            if (batch.Count < Batch)
                return counts;
            if (Stopwatch.GetElapsedTime(started) > Share)
                return null;
            last = batch[^1].Id;
        }
    }

    private Mail MailTo(string to, string id, PostForSubscribers.Found found, Uri unsubscribe) => new(
        to, SubscriberTexts.Subject(page.Name, found.Post), SubscriberTexts.Body(found.Told, found.Post, address.Incident(found.Told.Id), unsubscribe), $"{id}@{address.Host}")
    {
        UnsubscribeAt = unsubscribe,
    };
}
