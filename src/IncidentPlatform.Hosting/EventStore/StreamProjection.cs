using System.Reflection;
using IncidentPlatform.Kernel;
using JasperFx.Events;
using JasperFx.Events.Aggregation;
using JasperFx.Events.Daemon;
using Marten;
using Marten.Events.Aggregation;

namespace IncidentPlatform.Hosting.EventStore;

/// <summary>The snapshot of a stream, kept in the same transaction as its events, by the domain's own fold.</summary>
internal sealed class StreamProjection<TState> : SingleStreamProjection<TState, Guid> where TState : class
{
    private static readonly PropertyInfo Id = typeof(TState).GetProperty("Id", typeof(Guid))
        ?? throw new InvalidOperationException($"{typeof(TState).Name} needs a property 'Guid Id'.");

    private readonly Evolve<TState> evolve;
    private readonly IReadOnlySet<Type> facts;

    /// <param name="facts">Streams with none of these are not looked at, and no snapshot is read for them.</param>
    public StreamProjection(Evolve<TState> evolve, IReadOnlySet<Type> facts)
    {
        (this.evolve, this.facts) = (evolve, facts);
        foreach (var fact in facts)
            IncludeType(fact);
    }

    /// <summary>Where words were erased the snapshot may still hold them: it is folded anew from what is left.</summary>
    public override async ValueTask<(TState?, ActionType)> DetermineActionAsync(
        IQuerySession session, TState? snapshot, Guid identity, IIdentitySetter<TState, Guid> identitySetter, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        if (!IsOurs(snapshot, events))
            return (snapshot, ActionType.Nothing);
        if (snapshot is not null && events.Any(e => e.Data is Erased))
            snapshot = evolve.Fold(null, (await session.Events.FetchStreamAsync(identity, events[0].ToFact().Version - 1, token: cancellation)).Select(e => e.ToFact()));
        var after = evolve.Fold(snapshot, events.Select(e => e.ToFact()));
        if (after is not null)
            identitySetter.SetIdentity(after, identity);
        return (after, ActionType.Store);
    }

    /// <summary>Every projection is shown every stream: those of other kinds have no snapshot here, and other facts.</summary>
    private bool IsOurs(TState? snapshot, IReadOnlyList<IEvent> events) =>
        (snapshot is not null || events[0].ToFact().Version == 1) && events.All(e => facts.Contains(e.EventType));

    public static Guid IdOf(TState state) => (Guid)Id.GetValue(state)!;
}
