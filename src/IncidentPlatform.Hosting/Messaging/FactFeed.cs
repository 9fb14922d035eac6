using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Kernel;
using MassTransit;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IncidentPlatform.Hosting.Messaging;

/// <summary>
/// Takes the facts of an incident in version order, whatever order they arrive in: one that comes too early is held, and when what is
/// missing has not come within 5 s it is read from Incidents.
/// </summary>
internal sealed class FactFeed(StreamSessions sessions, StreamRegistry streams, IServiceScopeFactory scopes)
{
    public const string Consumer = "incident-facts";
    public const string HealKind = "heal-feed";
    private static readonly TimeSpan WaitForMissing = TimeSpan.FromSeconds(5);

    public async Task Take(IncidentFact fact, CancellationToken ct)
    {
        for (var next = fact; next is not null;)
            next = await TakeInOrder(next, ct);
    }

    /// <summary>Every version that is held and not yet handled was read or waited for: what is still missing, if anything, starts here.</summary>
    public static async Task<long?> MissingAfter(IQuerySession session, Guid incidentId, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select exists (select 1 from held_fact where incident_id = $1)");
        command.Parameters.AddWithValue(incidentId);
        await using var reader = await session.ExecuteReaderAsync(command, ct);
        await reader.ReadAsync(ct);
        var held = reader.GetBoolean(0);
        await reader.DisposeAsync();
        return held ? (await IncidentCopies.Find(session, incidentId, ct))?.Version ?? 0 : null;
    }

    /// <returns>A held erasure that comes next: it works on what is stored, so it has a transaction of its own.</returns>
    private async Task<IncidentFact?> TakeInOrder(IncidentFact fact, CancellationToken ct)
    {
        await using var transaction = sessions.Open();
        var session = transaction.Session;
        var isNew = await Inbox.Accept(session, Consumer, fact.Id, ct);
        await LockIncident(session, fact.IncidentId, ct);

        var copy = await IncidentCopies.Find(session, fact.IncidentId, ct);
        var next = (copy?.Version ?? 0) + 1;
        if (!isNew && (fact.Version != next || await FindHeld(session, fact.IncidentId, next, ct) is null))
            return null;
        IncidentFact? waiting = null;
        if (fact.Version > next)
            Hold(transaction, fact);
        else if (fact.Version == next)
            (copy, waiting) = await HandleInOrder(transaction, copy, fact, ct);
        if (fact.Version == next)
            session.Store(copy!);
        await transaction.Save(ct);
        return waiting;
    }

    private async Task<(IncidentCopy Copy, IncidentFact? Waiting)> HandleInOrder(StreamSession transaction, IncidentCopy? copy, IncidentFact fact, CancellationToken ct)
    {
        for (var current = fact; ;)
        {
            current = current with { State = current.State with { Policy = current.State.Policy ?? copy?.State.Policy } };
            copy = Advance(copy, current);
            await React(transaction, current, ct);
            var held = await FindHeld(transaction.Session, fact.IncidentId, copy.Version + 1, ct);
            await ForgetHeld(transaction.Session, fact.IncidentId, ErasureCarried.Is(held) ? copy.Version : copy.Version + 1, ct);
            if (held is null)
                ForgetHealing(transaction.Session, fact.IncidentId);
            if (held is null || ErasureCarried.Is(held))
                return (copy, held);
            current = held;
        }
    }

    private async Task React(StreamSession transaction, IncidentFact fact, CancellationToken ct)
    {
        if (ErasureCarried.Is(fact))
            await ErasureCarried.Out(transaction, streams, fact, ct);
        await using var scope = scopes.CreateAsyncScope();
        var reactions = scope.ServiceProvider.GetRequiredService<IReactToFacts>();
        var reaction = new Reaction(transaction, fact, Actor.Service(streams.Service));
        await (fact.Origin == streams.Service ? reactions.HearOwn(fact, reaction, ct) : reactions.React(fact, reaction, ct));
    }

    /// <param name="fact">With the policy as it is from this fact on: facts that were recorded together have the same state otherwise.</param>
    private static IncidentCopy Advance(IncidentCopy? copy, IncidentFact fact) => copy switch
    {
        null => new IncidentCopy { Id = fact.IncidentId, Version = fact.Version, State = fact.State, StateVersion = fact.StateVersion },
        _ when fact.StateVersion > copy.StateVersion => copy with { Version = fact.Version, State = fact.State, StateVersion = fact.StateVersion },
        _ => copy with { Version = fact.Version, State = copy.State with { Policy = fact.State.Policy } },
    };

    private static void Hold(StreamSession transaction, IncidentFact fact)
    {
        transaction.Session.QueueSqlCommand(
            "insert into held_fact (incident_id, version, fact) values (?, ?, ?::jsonb) on conflict do nothing",
            fact.IncidentId, fact.Version, JsonSerializer.Serialize(fact, Wire.Json));
        transaction.Schedule(fact.IncidentId, new Due(HealKind, new HealFeed(fact.IncidentId), TimeProvider.System.GetUtcNow() + WaitForMissing)
        {
            Clock = DueClock.System,
            EvenInDrill = true,
        });
    }

    private static async Task<IncidentFact?> FindHeld(IDocumentSession session, Guid incidentId, long version, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select fact from held_fact where incident_id = $1 and version = $2");
        command.Parameters.AddWithValue(incidentId);
        command.Parameters.AddWithValue(version);
        await using var reader = await session.ExecuteReaderAsync(command, ct);
        return await reader.ReadAsync(ct) ? JsonSerializer.Deserialize<IncidentFact>(reader.GetString(0), Wire.Json) : null;
    }

    private static async Task ForgetHeld(IDocumentSession session, Guid incidentId, long upTo, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("delete from held_fact where incident_id = $1 and version <= $2");
        command.Parameters.AddWithValue(incidentId);
        command.Parameters.AddWithValue(upTo);
        await session.ExecuteAsync(command, ct);
    }

    /// <summary>Nothing is held any more: what was missing came by itself.</summary>
    private static void ForgetHealing(IDocumentSession session, Guid incidentId) => session.QueueSqlCommand(
        "delete from due_work where stream_id = ? and kind = ? and claimed_until is null and not exists (select 1 from held_fact where incident_id = ?)",
        incidentId, HealKind, incidentId);

    private static async Task LockIncident(IDocumentSession session, Guid incidentId, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended($1, 0))");
        command.Parameters.AddWithValue(incidentId.ToString());
        await session.ExecuteAsync(command, ct);
    }
}

/// <summary>Read what is missing of an incident's facts.</summary>
internal sealed record HealFeed(Guid IncidentId);

internal sealed class HealFeedEffect(FactFeed feed, IIncidentsApi incidents) : IEffect<HealFeed>
{
    private const int PageSize = 200;

    public async Task<EffectOutcome> Perform(HealFeed payload, EffectCall call, CancellationToken ct)
    {
        while (await FactFeed.MissingAfter(call.Query, payload.IncidentId, ct) is { } after)
        {
            IReadOnlyList<IncidentFact> facts;
            try
            {
                facts = (await incidents.GetFacts(payload.IncidentId, after, PageSize, ct)).Items;
            }
            catch (Exception e) when (e is Refit.ApiException or HttpRequestException or TaskCanceledException)
            {
                return EffectOutcome.Retry(TimeSpan.FromSeconds(5), $"Incidents did not answer ({e.GetType().Name})");
            }

            if (facts.Count == 0)
                return EffectOutcome.Retry(TimeSpan.FromSeconds(5), "Incidents has no such facts yet");
            foreach (var fact in facts)
                await feed.Take(fact, ct);
        }

        return EffectOutcome.Nothing;
    }
}

internal sealed class IncidentFactConsumer(FactFeed feed) : IConsumer<IncidentFact>
{
    public Task Consume(ConsumeContext<IncidentFact> context) => feed.Take(context.Message, context.CancellationToken);
}
