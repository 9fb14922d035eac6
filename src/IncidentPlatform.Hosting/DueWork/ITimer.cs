using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Hosting.DueWork;

/// <summary>Work applied inside a transaction when it is due. It asks whether it is still true, and does nothing where it is not.</summary>
public interface ITimer<in TPayload>
{
    Task Fire(TPayload payload, Firing firing, CancellationToken ct);
}

/// <summary>The transaction a timer fires in.</summary>
/// <param name="streams">The transaction.</param>
/// <param name="StreamId">Stream the work belongs to.</param>
/// <param name="Due">When it was due.</param>
/// <param name="service">Acts where the fact names nobody else.</param>
public sealed class Firing(StreamSession streams, Guid StreamId, DateTimeOffset Due, Actor service)
{
    public Guid StreamId { get; } = StreamId;
    public DateTimeOffset Due { get; } = Due;
    public DateTimeOffset Now => streams.Now;
    public IDocumentSession Session => streams.Session;

    public Task<Written<TState>> Append<TState>(Guid id, Func<TState?, DateTimeOffset, Decision> decide, CancellationToken ct = default)
        where TState : class => streams.Append(id, new Intent(service), decide, ct);

    public void Schedule(Guid streamId, Due due) => streams.Schedule(streamId, due);
}
