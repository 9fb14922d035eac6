using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Hosting.Messaging;

/// <summary>What a sibling does with the feed: called once per fact of others, in version order within an incident, inside one transaction.</summary>
public interface IReactToFacts
{
    Task React(IncidentFact fact, Reaction reaction, CancellationToken ct);

    /// <summary>A fact that this service established itself comes back, in its place: for whoever hands every fact on. Nothing else follows from it.</summary>
    Task HearOwn(IncidentFact fact, Reaction reaction, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>The transaction a fact is handled in.</summary>
public sealed class Reaction(StreamSession streams, IncidentFact fact, Actor service)
{
    public Guid IncidentId => fact.IncidentId;
    public DateTimeOffset Now => streams.Now;

    /// <summary>For reads and documents; it is saved for you.</summary>
    public IDocumentSession Session => streams.Session;

    /// <summary>Appends to a stream of this service, caused by the fact.</summary>
    public Task<Written<TState>> Append<TState>(Guid id, Func<TState?, DateTimeOffset, Decision> decide, CancellationToken ct = default)
        where TState : class => streams.Append(id, new Intent(service, fact.Id, fact.Hops + 1), decide, ct);

    /// <summary>Takes words out of another stream of this service, caused by the fact.</summary>
    public Task Erase<TState>(Guid id, Erasure erasure, CancellationToken ct = default) where TState : class =>
        streams.Erase<TState>(id, new Intent(service, fact.Id, fact.Hops + 1), erasure, (_, _) => null, ct);

    public void Schedule(Guid streamId, Due due) => streams.Schedule(streamId, due);
}
