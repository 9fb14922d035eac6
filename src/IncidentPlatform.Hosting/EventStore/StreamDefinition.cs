using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Kernel;
using JasperFx.Events.Projections;
using Marten;
using Marten.Services.BatchQuerying;

namespace IncidentPlatform.Hosting.EventStore;

/// <summary>A row of a read model, written with the state that it follows from.</summary>
/// <param name="Sql">Writes the row; its one <c>?</c> is the row.</param>
/// <param name="Json">The row, as JSON.</param>
public sealed record ViewRow(string Sql, string Json);

/// <summary>A kind of stream: its closed set of facts, how state follows from them, and what becomes due with them.</summary>
public abstract class StreamDefinition(string name, Type stateType, IReadOnlyList<Type> facts)
{
    public string Name { get; } = name;
    public Type StateType { get; } = stateType;

    /// <summary>The closed set of facts; where one of them holds words of people, that they were erased is one too.</summary>
    public IReadOnlyList<Type> Facts { get; } = facts.Any(f => Linking.PersonalMembersOf(f).Count > 0) ? [.. facts.Union([typeof(Erased)])] : facts;

    internal abstract void Register(StoreOptions options);

    /// <summary>Erases on a stream of this kind, whatever its state is.</summary>
    internal abstract Task<IReadOnlyList<Fact>> Erase(StreamSession streams, Guid stream, Intent intent, Erasure erasure, CancellationToken ct);

    /// <summary>Asks for a stream of this kind, under its lock, with others.</summary>
    internal abstract Task<object> Fetch(IBatchedQuery batch, Guid stream);

    /// <summary>Takes what <see cref="Fetch"/> brought into a transaction.</summary>
    internal abstract void Open(StreamSession streams, Guid stream, object fetched, StreamSession.Head head);

    /// <summary>The current snapshots of many streams at once, by stream id.</summary>
    internal abstract Task<IReadOnlyDictionary<Guid, object>> LoadSnapshots(IQuerySession session, Guid[] streams, CancellationToken ct);
}

/// <inheritdoc/>
/// <param name="name">Name of the kind of stream.</param>
/// <param name="evolve">How the state follows from facts; total.</param>
/// <param name="facts">The closed set of facts.</param>
/// <param name="due">The work that becomes due with a fact, committed with it; none where null.</param>
/// <param name="revision">What the ETag is; the stream's version where null.</param>
/// <param name="view">The row of the read model beside the snapshot; none where null.</param>
public sealed class StreamDefinition<TState>(
    string name, Evolve<TState> evolve, IReadOnlyList<Type> facts, Func<Fact, TState, IEnumerable<Due>>? due, Func<TState, long>? revision,
    Func<Guid, TState, ViewRow>? view = null)
    : StreamDefinition(name, typeof(TState), facts)
    where TState : class
{
    public Evolve<TState> Evolve { get; } = evolve;

    public IEnumerable<Due> DueWith(Fact fact, TState state) => due?.Invoke(fact, state) ?? [];

    public long RevisionOf(TState state, long version) => revision?.Invoke(state) ?? version;

    /// <summary>What the read model has to hold after a change; null where it holds that already.</summary>
    public ViewRow? ViewAfter(Guid id, TState? before, TState after) =>
        view?.Invoke(id, after) is { } row && (before is null || view(id, before) != row) ? row : null;

    internal override void Register(StoreOptions options)
    {
        foreach (var fact in Facts)
            options.Events.MapEventType(fact, fact.Name);
        options.Projections.Add(new StreamProjection<TState>(Evolve, Facts.ToHashSet()), ProjectionLifecycle.Inline);
    }

    internal override async Task<IReadOnlyList<Fact>> Erase(StreamSession streams, Guid stream, Intent intent, Erasure erasure, CancellationToken ct) =>
        (await streams.Erase<TState>(stream, intent, erasure, (_, _) => null, ct)).Facts;

    internal override Task<object> Fetch(IBatchedQuery batch, Guid stream) => StreamSession.Fetch<TState>(batch, stream);

    internal override void Open(StreamSession streams, Guid stream, object fetched, StreamSession.Head head) => streams.Open<TState>(stream, fetched, head);

    internal override async Task<IReadOnlyDictionary<Guid, object>> LoadSnapshots(IQuerySession session, Guid[] streams, CancellationToken ct)
    {
        var loaded = await session.LoadManyAsync<TState>(ct, streams);
        return loaded.ToDictionary(s => StreamProjection<TState>.IdOf(s), s => (object)s);
    }
}
