using IncidentPlatform.Communications.Adapters;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting;
using IncidentPlatform.Hosting.DueWork;

namespace IncidentPlatform.Communications.Effects;

/// <summary>
/// One attempt at a step of the war room's set-up. What came of it is a fact; after a failure the next attempt is due a little later, and
/// nothing else waits for it.
/// </summary>
public sealed class SetUpWarRoom(WarRoomSteps steps) : IEffect<StepAttempt>
{
    public const string Kind = "open-war-room";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public async Task<EffectOutcome> Perform(StepAttempt payload, EffectCall call, CancellationToken ct)
    {
        var conversation = await call.Query.LoadAsync<Conversation>(call.StreamId, ct);
        if (!RoomSetUp.IsDue(conversation, payload))
            return EffectOutcome.Nothing;

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            var brought = await steps.Do(conversation!, payload, patience.Token);
            return EffectOutcome.Done<Conversation>((c, now) => RoomSetUp.Done(c, payload, brought, now));
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            return Failed(payload, e is OutsideException ? e.Message : e is OperationCanceledException ? "no answer in time" : e.GetType().Name, call.StreamId);
        }
    }

    /// <summary>An attempt that is due then.</summary>
    public static Due Due(StepAttempt attempt, DateTimeOffset at) =>
        // The rooms are kept inside the platform: people train in them too.
        new(Kind, attempt, at) { EvenInDrill = true };

    private static EffectOutcome Failed(StepAttempt attempt, string reason, Guid incidentId)
    {
        Telemetry.EffectsFailed.Add(1, new KeyValuePair<string, object?>("kind", Kind));
        StepProgress? failed = null;
        return EffectOutcome.Done<Conversation>(
            (c, _) =>
            {
                failed = RoomSetUp.IsDue(c, attempt) ? c!.Room!.Step(attempt.Step) : null;
                return RoomSetUp.Failed(c, attempt, reason);
            },
            transaction =>
            {
                if (failed is null)
                    return;
                var failures = failed.Failures + 1;
                var next = TimeProvider.System.GetUtcNow() + RoomSetUp.WaitAfter(failures);
                transaction.Schedule(incidentId, Due((failed with { Failures = failures }).Next(), next) with { Clock = DueClock.System });
            });
    }
}
