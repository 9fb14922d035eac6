using IncidentPlatform.Communications.Effects;
using IncidentPlatform.Communications.Timers;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Hosting.EventStore;
using Marten;

namespace IncidentPlatform.Communications.StatusPage.Subscriptions;

/// <summary>Subscriptions from the question to their end. What is answered never says whether an address is known.</summary>
public sealed class Subscribing(StreamSessions sessions, DomainClock clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(2);

    /// <summary>How long an address is left alone after it was asked, and how long where it had unsubscribed.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan PauseOfSuppressed = TimeSpan.FromDays(1);

    /// <summary>Has the address asked whether it wants this; nothing where it was asked a moment ago.</summary>
    public async Task Ask(string channel, string address, IReadOnlyList<string> components, CancellationToken ct)
    {
        var (id, now) = (SubscriberIds.Of(channel, address), clock.GetUtcNow());
        await using var transaction = sessions.Open();
        var before = await transaction.Session.LoadAsync<SubscriptionRequest>(id, ct);
        var suppressed = await transaction.Session.LoadAsync<Suppression>(id, ct) is not null;
        if (before is not null && now < before.AskedAt + (suppressed ? PauseOfSuppressed : Pause))
            return;

        var request = new SubscriptionRequest(id, channel, address, components, now, now + Lasts, []);
        transaction.Session.Store(request);
        transaction.Schedule(id, new Due(AskToConfirm.Kind, new AskToConfirm.Payload(now), now));
        transaction.Schedule(id, new Due(ForgetRequest.Kind, new ForgetRequest.Payload(), request.Until));
        await transaction.Save(ct);
    }

    /// <summary>What a link that confirms is for; null where it is not good.</summary>
    public static async Task<SubscriptionRequest?> Asked(Guid id, string secret, DateTimeOffset now, IQuerySession query, CancellationToken ct) =>
        await query.LoadAsync<SubscriptionRequest>(id, ct) is { } request && request.IsConfirmedBy(secret, now) ? request : null;

    /// <summary>The owner of the address wants it.</summary>
    /// <returns>The subscription; null where the link is not good.</returns>
    public async Task<Subscriber?> Confirm(Guid id, string secret, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = sessions.Open();
        if (await Asked(id, secret, now, transaction.Session, ct) is not { } request)
            return await Confirmed(id, secret, transaction.Session, ct);

        var subscriber = new Subscriber(id, request.Channel, request.Address, request.Components, now, SubscriberIds.Hash(id, secret));
        transaction.Session.Store(subscriber);
        transaction.Session.Delete<SubscriptionRequest>(id);
        transaction.Session.Delete<Suppression>(id);
        await transaction.Save(ct);
        return subscriber;
    }

    /// <summary>What a link has confirmed before; null where it has not.</summary>
    public static async Task<Subscriber?> Confirmed(Guid id, string secret, IQuerySession query, CancellationToken ct) =>
        await query.LoadAsync<Subscriber>(id, ct) is { } found && SubscriberIds.AreSame(found.ConfirmedBy, SubscriberIds.Hash(id, secret)) ? found : null;

    /// <summary>Ends a subscription; the address is forgotten, and remembered as one that wants nothing.</summary>
    public async Task End(Guid id, CancellationToken ct)
    {
        await using var transaction = sessions.Open();
        transaction.Session.Delete<Subscriber>(id);
        transaction.Session.Store(new Suppression(id, clock.GetUtcNow()));
        await transaction.Save(ct);
    }
}
