using System.Reflection;
using IncidentPlatform.Kernel;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace IncidentPlatform.Hosting.EventStore;

/// <summary>The snapshot of a stream, kept in the same transaction as its events, by the domain's own fold.</summary>
internal sealed class StreamProjection<TState>(Evolve<TState> evolve) : SingleStreamProjection<TState, Guid> where TState : class
{
    private static readonly PropertyInfo Id = typeof(TState).GetProperty("Id", typeof(Guid))
        ?? throw new InvalidOperationException($"{typeof(TState).Name} needs a property 'Guid Id'.");

    public override TState? Evolve(TState? snapshot, Guid id, IEvent e) => evolve(snapshot, e.ToFact());

    public static Guid IdOf(TState state) => (Guid)Id.GetValue(state)!;
}
