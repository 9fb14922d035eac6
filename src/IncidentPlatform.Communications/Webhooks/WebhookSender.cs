using System.Collections.Concurrent;
using IncidentPlatform.Hosting.Clocks;

namespace IncidentPlatform.Communications.Webhooks;

/// <summary>
/// Sends what subscriptions are owed. Only the leading instance does: so of one incident nothing is sent to a subscription before what came
/// before was accepted. Incidents and subscriptions do not wait for each other, as far as the number of calls at once allows.
/// </summary>
internal sealed partial class WebhookSender(IServiceScopeFactory scopes, Lanes lanes, DomainClock clock, ILogger<WebhookSender> log)
{
    private const int AtOnce = 32;
    private const int AtOncePerSubscription = 8;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Tidies = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<Lane, bool> underWay = [];

    public async Task Run(CancellationToken ct)
    {
        using var pause = new PeriodicTimer(Poll);
        var tidied = DateTimeOffset.MinValue;
        do
        {
            try
            {
                if (clock.GetUtcNow() is var now && now - tidied >= Tidies)
                {
                    await lanes.ForgetAccepted(ct);
                    tidied = now;
                }

                foreach (var lane in await lanes.Due(AtOncePerSubscription, ct))
                    if (underWay.Count < AtOnce && underWay.TryAdd(lane, true))
                        _ = Serve(lane, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                LogNotAsked(log, e.GetType().Name);
            }
        }
        while (await pause.WaitForNextTickAsync(ct));
    }

    private async Task Serve(Lane lane, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var next = scope.ServiceProvider.GetRequiredService<NextMessage>();
            while (await next.Send(lane, ct))
            {
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogFailed(log, lane.Subscription, lane.Incident, e);
            await Task.Delay(AfterFailure, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (OperationCanceledException)
        {
            // The process stops, or another leads: what was under way is sent again, with the same id.
        }
        finally
        {
            underWay.TryRemove(lane, out _);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Which webhooks are due cannot be asked ({Reason}); asked again.")]
    private static partial void LogNotAsked(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "What webhook subscription {Subscription} is owed of {Incident} could not be sent or recorded; it is tried again.")]
    private static partial void LogFailed(ILogger log, Guid subscription, Guid incident, Exception why);
}
