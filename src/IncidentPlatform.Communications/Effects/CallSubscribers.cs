using System.Net;
using IncidentPlatform.Communications.Adapters;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.StatusPage;
using IncidentPlatform.Communications.StatusPage.Subscriptions;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Communications.Effects;

/// <summary>A post goes to every webhook that subscribed and hears of one of its components: each is called by itself, so that none waits for another.</summary>
public sealed class CallSubscribers(PostForSubscribers posts) : IEffect<PostToTell>
{
    public const string Kind = "call-subscribers";
    private static readonly TimeSpan UntilIncidentsAnswers = TimeSpan.FromSeconds(5);

    public async Task<EffectOutcome> Perform(PostToTell payload, EffectCall call, CancellationToken ct)
    {
        try
        {
            if (await posts.Find(call, payload.PostId, ct) is not { } found)
                return EffectOutcome.Nothing;
            var subscribers = await call.Query.Query<Subscriber>()
                .Where(s => s.Channel == SubscriberChannels.Webhook && s.ConfirmedAt <= found.Post.PostedAt).ToListAsync(ct);
            var calls = subscribers.Where(s => s.HearsOf(found.Told.Components)).Select(s => new Due(CallSubscriber.Kind, new CallSubscriber.Payload(payload.PostId, s.Id), call.Now)
            {
                Id = DerivedId.Of(payload.PostId, $"{s.Id}"),
            }).ToList();
            return found.Told.ScheduledFor is null ? Then<Conversation>(call.StreamId, calls) : Then<Maintenance>(call.StreamId, calls);
        }
        catch (IncidentsUnreadableException e)
        {
            return EffectOutcome.Retry(UntilIncidentsAnswers, e.Message);
        }
    }

    private static EffectOutcome Then<TState>(Guid streamId, List<Due> calls) where TState : class =>
        EffectOutcome.Done<TState>((_, _) => Decision.Nothing, transaction => calls.ForEach(due => transaction.Schedule(streamId, due)));
}

/// <summary>A post goes to one webhook, in the shape in which Statuspage sends it; for a day it is tried again.</summary>
public sealed class CallSubscriber(PostForSubscribers posts, SubscriberWebhook webhook, SubscriberLinks links, StatusPageCache page, PublicAddress address, IDocumentStore store)
    : IEffect<CallSubscriber.Payload>
{
    public const string Kind = "call-subscriber";
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(30);

    public sealed record Payload(Guid PostId, Guid SubscriberId);

    public async Task<EffectOutcome> Perform(Payload payload, EffectCall call, CancellationToken ct)
    {
        try
        {
            if (await call.Query.LoadAsync<Subscriber>(payload.SubscriberId, ct) is not { } subscriber || await posts.Find(call, payload.PostId, ct) is not { } found)
                return EffectOutcome.Nothing;

            var json = StatusJson.Write(StatusJson.Notification(page.Page, found.Told, await links.Unsubscribe(subscriber.Id, ct), address, call.Now));
            switch (await webhook.Post(subscriber.Address, json, call.Id, ct))
            {
                case >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices:
                    return EffectOutcome.Nothing;
                case HttpStatusCode.Gone:
                    await End(subscriber.Id, ct);
                    return EffectOutcome.Nothing;
            }
        }
        catch (IncidentsUnreadableException)
        {
            // Asked again as a receiver that does not answer.
        }

        return EffectOutcome.Retry(TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(call.Attempt, 12)))), "not delivered");
    }

    /// <summary>The receiver says that it is gone for good: that ends its subscription.</summary>
    private async Task End(Guid subscriber, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.Delete<Subscriber>(subscriber);
        await session.SaveChangesAsync(ct);
    }
}
