using System.Diagnostics;
using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Hosting.Messaging;
using IncidentPlatform.Kernel;
using JasperFx.Events;
using Marten;
using Marten.Services.BatchQuerying;
using Npgsql;

namespace IncidentPlatform.Hosting.EventStore;

/// <summary>On whose behalf facts are recorded.</summary>
/// <param name="Actor">Who stands behind them, where a fact does not say otherwise.</param>
/// <param name="Cause">The fact that caused them.</param>
/// <param name="Hops">How many services the chain of causes has crossed.</param>
public sealed record Intent(Actor Actor, Guid? Cause = null, int Hops = 0);

/// <summary>What an append came to.</summary>
/// <param name="State">The state after; null where the stream does not exist.</param>
/// <param name="Version">The stream's version after.</param>
/// <param name="Facts">What was recorded.</param>
/// <param name="Refusal">Why nothing was, where the decider refused.</param>
public sealed record Written<TState>(TState? State, long Version, IReadOnlyList<Fact> Facts, Rejection? Refusal) where TState : class;

/// <summary>
/// The one way to append: lock the stream's row, decide on the state under the lock, link the hash chain, append, and commit
/// with the due work that follows. One session is one transaction; the same stream may be appended to several times in it.
/// </summary>
public sealed class StreamSession(IDocumentSession session, StreamRegistry streams, DomainClock clock) : IAsyncDisposable
{
    private readonly Dictionary<Guid, OpenStream> open = [];

    /// <summary>For reads and documents of the same transaction; save through <see cref="Save"/>.</summary>
    public IDocumentSession Session => session;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The state of a stream under its lock, to be decided upon in this transaction; null where there is none.</summary>
    /// <exception cref="PostgresException">The lock was not to be had within the lock time-out (55P03).</exception>
    public async Task<(TState? State, long Version)> Lock<TState>(Guid id, CancellationToken ct) where TState : class
    {
        var stream = await Open<TState>(id, ct);
        return ((TState?)stream.State, stream.Head.Version);
    }

    /// <summary>The states of several streams under their locks, taken in the order of their ids; those that do not exist are left out.</summary>
    /// <exception cref="PostgresException">A lock was not to be had within the lock time-out (55P03).</exception>
    public async Task<IReadOnlyDictionary<Guid, TState>> LockAll<TState>(IEnumerable<Guid> ids, CancellationToken ct) where TState : class
    {
        var states = new Dictionary<Guid, TState>();
        foreach (var id in ids.Distinct().Order())
        {
            if ((await Lock<TState>(id, ct)).State is { } state)
                states[id] = state;
        }

        return states;
    }

    /// <summary>
    /// Takes the locks of many streams at once, in the order of their ids, so that a batch does not go to the database once for each. What
    /// does not exist is left out.
    /// </summary>
    /// <exception cref="PostgresException">A lock was not to be had within the lock time-out (55P03).</exception>
    internal async Task LockAhead(IEnumerable<Guid> ids, CancellationToken ct)
    {
        Guid[] ahead = [.. ids.Distinct().Where(id => !open.ContainsKey(id)).Order()];
        var kinds = await KindsOf(ahead, ct);
        var batch = session.CreateBatchQuery();
        var fetched = ahead.Where(kinds.ContainsKey).Select(id => (Id: id, Locked: kinds[id].Fetch(batch, id))).ToList();
        await batch.Execute(ct);
        var heads = await ReadHeads([.. fetched.Select(f => f.Id)], ct);
        foreach (var (id, locked) in fetched)
            kinds[id].Open(this, id, await locked, heads[id]);
    }

    /// <summary>Decides on the locked state and records what was decided; nothing is committed before <see cref="Save"/>.</summary>
    /// <exception cref="PostgresException">The lock was not to be had within the lock time-out (55P03).</exception>
    public async Task<Written<TState>> Append<TState>(
        Guid id, Intent intent, Func<TState?, DateTimeOffset, Decision> decide, CancellationToken ct) where TState : class
    {
        var stream = await Open<TState>(id, ct);
        var now = Later(clock.GetUtcNow(), stream.Head.RecordedAt);
        var decision = decide((TState?)stream.State, now);
        if (decision.Refusal is { } refusal)
            return new Written<TState>((TState?)stream.State, stream.Head.Version, [], refusal);

        var definition = streams.Of<TState>();
        var recorded = new List<Fact>(decision.Facts.Count);
        foreach (var fact in decision.Facts)
            recorded.Add(Record(stream, definition, Seal(stream, fact, intent, now)));
        return new Written<TState>((TState?)stream.State, stream.Head.Version, recorded, null);
    }

    /// <summary>
    /// Takes words out of facts of a stream that are stored, under its lock, and records that: what is left is linked as before, the state
    /// is folded anew. Nothing is committed before <see cref="Save"/>.
    /// </summary>
    /// <param name="refuse">Why it must not be, as the stream stands.</param>
    public async Task<Written<TState>> Erase<TState>(
        Guid id, Intent intent, Erasure erasure, Func<TState, DateTimeOffset, Rejection?> refuse, CancellationToken ct) where TState : class
    {
        var stream = await Open<TState>(id, ct);
        if (stream.State is not TState state)
            return new Written<TState>(null, 0, [], null);
        if (stream.Pending.Count > 0)
            throw new InvalidOperationException("What is not stored yet cannot be erased: erase in a transaction of its own.");
        var concerned = await StoredErasure.Concerned(session, id, erasure, ct);
        if (concerned.Count == 0 && !erasure.EvenIfNothing)
            return new Written<TState>(state, stream.Head.Version, [], null);
        if (refuse(state, clock.GetUtcNow()) is { } refusal)
            return new Written<TState>(state, stream.Head.Version, [], refusal);

        var emptied = await StoredErasure.Empty(session, id, concerned, ct);
        Schedule(id, ForgetParked.Due([.. emptied.Union(erasure.Facts)]));
        var left = (await session.Events.FetchStreamAsync(id, token: ct)).Select(e => e.ToFact());
        stream.State = streams.Of<TState>().Evolve.Fold(null, left);
        return await Append<TState>(id, intent, (_, _) => Decision.Record(erasure.Of(emptied)), ct);
    }

    /// <summary>Sets work due in this transaction.</summary>
    public void Schedule(Guid streamId, Due due)
    {
        session.QueueSqlCommand(
            "insert into due_work (id, kind, stream_id, payload, due, clock, even_in_drill, trace) values (?, ?, ?, ?::jsonb, ?, ?, ?, ?)",
            due.Id, due.Kind, streamId, JsonSerializer.Serialize(due.Payload, due.Payload.GetType(), Wire.Json),
            due.At.ToUniversalTime(), (short)due.Clock, due.EvenInDrill, Activity.Current?.Id ?? "");
    }

    /// <summary>Commits everything appended, stored and scheduled.</summary>
    public async Task Save(CancellationToken ct)
    {
        foreach (var (id, stream) in open)
        {
            if (stream.Pending.Count == 0)
                continue;
            stream.Commit(session);
            if (stream.ViewAfter(stream.State) is { } row)
                session.QueueSqlCommand(row.Sql, row.Json);
            var head = stream.Head;
            session.QueueSqlCommand(
                "insert into stream_head (stream_id, version, hash, recorded_at) values (?, ?, ?, ?) "
                + "on conflict (stream_id) do update set version = excluded.version, hash = excluded.hash, recorded_at = excluded.recorded_at",
                id, head.Version, head.Hash, head.RecordedAt.ToUniversalTime());
        }

        await session.SaveChangesAsync(ct);
        open.Clear();
    }

    public ValueTask DisposeAsync() => session.DisposeAsync();

    private Fact Seal(OpenStream stream, NewFact fact, Intent intent, DateTimeOffset now) => new(
        fact.Id ?? Guid.CreateVersion7(), stream.Head.Version + 1, fact.Data, fact.OccurredAt ?? now, now,
        fact.Actor ?? intent.Actor, fact.Origin ?? streams.Service, fact.Cause ?? intent.Cause, intent.Hops);

    private Fact Record<TState>(OpenStream stream, StreamDefinition<TState> definition, Fact fact) where TState : class
    {
        var type = fact.Data.GetType();
        if (!definition.Facts.Contains(type))
            throw new InvalidOperationException($"{type.Name} is not among the facts of the stream '{definition.Name}'.");

        var envelope = new FactEnvelope(fact.Version, fact.OccurredAt, fact.RecordedAt, fact.Actor, fact.Origin, fact.Cause, fact.Hops);
        var link = Linking.Link(stream.Head.Hash, stream.Id, fact.Id, type.Name, envelope, fact.Data);
        var stored = session.Events.BuildEvent(fact.Data);
        stored.Id = fact.Id;
        stored.Seal(envelope, link, Activity.Current?.Id);

        stream.Pending.Add(stored);
        stream.Head = new Head(fact.Version, link.Hash, fact.RecordedAt);
        var state = definition.Evolve((TState?)stream.State, fact);
        stream.State = state;
        foreach (var due in definition.DueWith(fact, state))
            Schedule(stream.Id, due);
        return fact;
    }

    private async Task<OpenStream> Open<TState>(Guid id, CancellationToken ct) where TState : class
    {
        if (open.TryGetValue(id, out var stream))
            return stream;

        var locked = await session.Events.FetchForExclusiveWriting<TState>(id, ct);
        return Open(id, locked, IsNew(locked) ? Head.None : (await ReadHeads([id], ct))[id]);
    }

    internal static async Task<object> Fetch<TState>(IBatchedQuery batch, Guid id) where TState : class => await batch.Events.FetchForExclusiveWriting<TState>(id);

    /// <param name="fetched">What <see cref="Fetch{TState}"/> brought.</param>
    internal void Open<TState>(Guid id, object fetched, Head head) where TState : class => Open(id, (IEventStream<TState>)fetched, head);

    private OpenStream Open<TState>(Guid id, IEventStream<TState> locked, Head head) where TState : class => open[id] = new OpenStream(
        id,
        IsNew(locked)
            ? (s, pending) => s.Events.StartStream<TState>(id, pending)
            : (_, pending) => locked.AppendMany(pending))
    {
        State = locked.Aggregate,
        ViewAfter = state => state is null ? null : streams.Of<TState>().ViewAfter(id, locked.Aggregate, (TState)state),
        Head = head,
    };

    private static bool IsNew<TState>(IEventStream<TState> stream) where TState : class => stream.CurrentVersion is null or 0;

    /// <summary>Of what kinds streams are, by their first facts; those that do not exist are left out.</summary>
    internal async Task<IReadOnlyDictionary<Guid, StreamDefinition>> KindsOf(Guid[] ids, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select stream_id, type from mt_events where stream_id = any($1) and version = 1");
        command.Parameters.AddWithValue(ids);
        await using var reader = await session.ExecuteReaderAsync(command, ct);
        var kinds = new Dictionary<Guid, StreamDefinition>();
        while (await reader.ReadAsync(ct))
        {
            if (streams.OfFactNamed(reader.GetString(1)) is { } kind)
                kinds[reader.GetGuid(0)] = kind;
        }

        return kinds;
    }

    private async Task<IReadOnlyDictionary<Guid, Head>> ReadHeads(Guid[] ids, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select stream_id, version, hash, recorded_at from stream_head where stream_id = any($1)");
        command.Parameters.AddWithValue(ids);
        await using var reader = await session.ExecuteReaderAsync(command, ct);
        var heads = new Dictionary<Guid, Head>(ids.Length);
        while (await reader.ReadAsync(ct))
            heads[reader.GetGuid(0)] = new Head(reader.GetInt64(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3));
        return ids.FirstOrDefault(id => !heads.ContainsKey(id)) is var lost && lost != default
            ? throw new InvalidOperationException($"Stream {lost} has events but no head: it was not written by the append helper.")
            : heads;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    /// <summary>The end of a stream: what the next fact links to.</summary>
    internal sealed record Head(long Version, string Hash, DateTimeOffset RecordedAt)
    {
        public static Head None { get; } = new(0, "", DateTimeOffset.MinValue);
    }

    private sealed class OpenStream(Guid id, Action<IDocumentSession, object[]> commit)
    {
        public Guid Id { get; } = id;
        public object? State { get; set; }
        public required Head Head { get; set; }
        public required Func<object?, ViewRow?> ViewAfter { get; init; }
        public List<IEvent> Pending { get; } = [];

        public void Commit(IDocumentSession session)
        {
            commit(session, [.. Pending]);
            Pending.Clear();
        }
    }
}

/// <summary>Opens stream sessions.</summary>
public sealed class StreamSessions(IDocumentStore store, StreamRegistry streams, DomainClock clock)
{
    public StreamSession Open() => new(store.LightweightSession(), streams, clock);
}
