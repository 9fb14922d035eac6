using System.Collections.Concurrent;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Hosting.Messaging;
using IncidentPlatform.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IncidentPlatform.Hosting.Tests;

/// <summary>The smallest service that uses everything of Hosting: a kettle that counts, calls and reports.</summary>
public sealed record Kettle
{
    public Guid Id { get; init; }
    public int Count { get; init; }
    public string Name { get; init; } = "";
    public int Rings { get; init; }
    public int Boils { get; init; }
    public IReadOnlyList<long> HeardVersions { get; init; } = [];

    public IReadOnlyList<int?> HeardUnder { get; init; } = [];
    public long Revision { get; init; }
}

/// <summary>How a kettle follows from its facts, and what becomes due with them.</summary>
internal static class KettleDecider
{
    public static IReadOnlyList<Type> Facts { get; } = [typeof(Counted), typeof(Named), typeof(Rung), typeof(Boiled), typeof(Heard)];

    public static Kettle Evolve(Kettle? state, Fact fact)
    {
        state ??= new Kettle();
        return fact.Data switch
        {
            Counted counted => state with { Count = state.Count + counted.By },
            Named named => state with { Name = named.Name, Revision = state.Revision + 1 },
            Rung => state with { Rings = state.Rings + 1 },
            Boiled => state with { Boils = state.Boils + 1 },
            Heard heard => state with { HeardVersions = [.. state.HeardVersions, heard.Version], HeardUnder = [.. state.HeardUnder, heard.PackVersion] },
            _ => state,
        };
    }

    public static IEnumerable<Due> DueWith(Fact fact, Kettle _)
    {
        if (fact.Data is Counted { Rings: true })
            yield return new Due("ring", new Ring(), fact.RecordedAt);
        if (fact.Data is Counted { BoilsIn: { } wait })
            yield return new Due("boil", new Boil(), fact.RecordedAt + wait);
    }
}

public sealed record Counted(int By, bool Rings = false, TimeSpan? BoilsIn = null);

public sealed record Named([Personal] string Name);

public sealed record Rung(int Attempt, bool Twice);

public sealed record Boiled;

public sealed record Heard(long Version, int? PackVersion);

public sealed record Ring;

public sealed record Boil;

/// <summary>The world outside: what it was asked, and what it answers next.</summary>
public sealed class Bell
{
    public ConcurrentQueue<Guid> Calls { get; } = new();
    public Func<EffectCall, EffectOutcome?> Answer { get; set; } = _ => null;
}

internal sealed class RingEffect(Bell bell) : IEffect<Ring>
{
    public Task<EffectOutcome> Perform(Ring payload, EffectCall call, CancellationToken ct)
    {
        bell.Calls.Enqueue(call.Id);
        return Task.FromResult(bell.Answer(call) ?? EffectOutcome.Done<Kettle>((_, _) => Decision.Record(new Rung(call.Attempt, call.MayHaveHappened))));
    }
}

internal sealed class BoilTimer : ITimer<Boil>
{
    public Task Fire(Boil payload, Firing firing, CancellationToken ct) =>
        firing.Append<Kettle>(firing.StreamId, (_, _) => Decision.Record(new Boiled()), ct);
}

internal sealed class KettleReactions : IReactToFacts
{
    public Task React(IncidentFact fact, Reaction reaction, CancellationToken ct) =>
        reaction.Append<Kettle>(reaction.IncidentId, (_, _) => Decision.Record(new Heard(fact.Version, fact.State.Policy?.PackVersion)), ct);
}

internal static class KettleModule
{
    public static void Configure(PlatformBuilder p)
    {
        p.Stream<Kettle>("kettle", KettleDecider.Evolve, KettleDecider.Facts, KettleDecider.DueWith, k => k.Revision);
        p.Publish<Kettle>((stream, fact, _) => fact.Data is Counted
            ? new ReportedFact(fact.Id, stream, nameof(Counted), fact.Origin, fact.OccurredAt, new FactActor("service", "kettle"), fact.Cause, fact.Hops, Wire.ToData(fact.Data))
            : null);
        p.Feed<KettleReactions>();
        p.Timer<Boil, BoilTimer>("boil");
        p.Effect<Ring, RingEffect>("ring");
    }

    public static void MapRoutes(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/kettles", (Commands commands) => Guid.CreateVersion7() is var id
            ? commands.Starting<Kettle>(id, $"/kettles/{id}", (_, _, _) => Decision.Record(new Counted(0)))
            : null!);
        routes.MapPost("/kettles/{id:guid}/counts", (Guid id, Counted body, Commands commands) =>
            commands.Additive<Kettle>(id, (_, _) => Decision.Record(body)));
        routes.MapPost("/kettles/{id:guid}/name", (Guid id, Named body, Commands commands) =>
            commands.Deciding<Kettle>(id, (_, _) => body.Name.Length > 20
                ? new Rejection("name-too-long", "The name has more than 20 characters.", "Shorten it.")
                : Decision.Record(body)));
        routes.MapGet("/kettles/{id:guid}", async (Guid id, Marten.IQuerySession query) =>
            await query.LoadAsync<Kettle>(id) is { } kettle ? Results.Ok(kettle) : Problems.NotFound("kettle", id));
    }
}
