using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Hosting.Messaging;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Hosting.DueWork;

/// <summary>
/// A call to the outside when it is due. It asks whether it is still true, calls with <see cref="EffectCall.Id"/> as idempotency key
/// (or looks up first), and answers with what is to be recorded. An exception leaves the outcome unknown and the call is made again.
/// </summary>
public interface IEffect<in TPayload>
{
    Task<EffectOutcome> Perform(TPayload payload, EffectCall call, CancellationToken ct);
}

/// <summary>One attempt at an effect.</summary>
/// <param name="Id">Idempotency key towards the outside: the same at every attempt.</param>
/// <param name="StreamId">Stream the effect belongs to.</param>
/// <param name="Attempt">From 1.</param>
/// <param name="MayHaveHappened">An earlier attempt was begun and its outcome is not known.</param>
/// <param name="Now">The domain's time.</param>
/// <param name="Query">For reads.</param>
public sealed record EffectCall(Guid Id, Guid StreamId, int Attempt, bool MayHaveHappened, DateTimeOffset Now, IQuerySession Query)
{
    /// <summary>This service's copy of the incident's state; null where it has none yet.</summary>
    public async Task<IncidentState?> State(CancellationToken ct = default) => (await IncidentCopies.Find(Query, StreamId, ct))?.State;
}

/// <summary>What came of an attempt.</summary>
public abstract record EffectOutcome
{
    /// <summary>It was no longer true, or it leaves nothing to record.</summary>
    public static EffectOutcome Nothing { get; } = new DoneOutcome((_, _, _) => Task.CompletedTask);

    /// <summary>It is done, and this is recorded in the transaction that completes it.</summary>
    public static EffectOutcome Done<TState>(Func<TState?, DateTimeOffset, Decision> record) where TState : class =>
        new DoneOutcome((streams, call, ct) => streams.Append(call.StreamId, new Intent(Actor.Service(call.Service)), record, ct));

    /// <summary>The same, with what else belongs into that transaction: documents, and the next row of an effect that repeats.</summary>
    public static EffectOutcome Done<TState>(Func<TState?, DateTimeOffset, Decision> record, Action<StreamSession> alongside) where TState : class =>
        new DoneOutcome(async (streams, call, ct) =>
        {
            await streams.Append(call.StreamId, new Intent(Actor.Service(call.Service)), record, ct);
            alongside(streams);
        });

    /// <summary>It did not work, and did not half happen; it is tried again.</summary>
    /// <param name="after">Wait on the system's clock.</param>
    /// <param name="why">For the operator: no secrets, no words of users.</param>
    public static EffectOutcome Retry(TimeSpan after, string why) => new RetryOutcome(after, why);

    internal sealed record DoneOutcome(Func<StreamSession, Completion, CancellationToken, Task> Record) : EffectOutcome;

    internal sealed record RetryOutcome(TimeSpan After, string Why) : EffectOutcome;

    internal sealed record Completion(Guid StreamId, string Service);
}
