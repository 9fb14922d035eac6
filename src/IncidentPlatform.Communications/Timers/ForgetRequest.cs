using IncidentPlatform.Communications.StatusPage.Subscriptions;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Timers;

/// <summary>Nobody confirmed a subscription: who was asked is forgotten.</summary>
public sealed class ForgetRequest : ITimer<ForgetRequest.Payload>
{
    public const string Kind = "forget-subscription-request";

    public sealed record Payload;

    public async Task Fire(Payload payload, Firing firing, CancellationToken ct)
    {
        if (await firing.Session.LoadAsync<SubscriptionRequest>(firing.StreamId, ct) is { } request && request.Until <= firing.Now)
            firing.Session.Delete(request);
    }
}
