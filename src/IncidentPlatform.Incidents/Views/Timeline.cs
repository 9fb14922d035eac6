using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Incidents.Views;

/// <summary>What happened, row by row; each row cites its fact.</summary>
public static class Timeline
{
    /// <param name="FactId">The fact.</param>
    /// <param name="Version">Its place on the stream.</param>
    /// <param name="OccurredAt">When it was true, after corrections.</param>
    /// <param name="Text">What happened, as a sentence, after corrections.</param>
    /// <param name="Correction">Why it was corrected, where it was.</param>
    /// <param name="CorrectedBy">The fact that corrected it.</param>
    /// <param name="Pinned">Whether who joins has to see it first.</param>
    /// <param name="ToldAs">What it said before it was corrected, where the words were wrong.</param>
    /// <param name="ToldFor">When it was said to have been, where the time was wrong.</param>
    /// <param name="From">Number of the incident it stands on, where that one was merged into this one.</param>
    public sealed record Row(
        Guid FactId, long Version, string Type, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, FactActor Actor, string Origin, string Text,
        string? Correction = null, Guid? CorrectedBy = null, bool Pinned = false, string? ToldAs = null, DateTimeOffset? ToldFor = null, string? From = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/timeline", async (string incident, DateTimeOffset? knownAt, bool? pinned, [AsParameters] PageRequest page, Caller caller, IQuerySession query, CancellationToken ct) =>
        {
            if (await IncidentReference.Find(query, incident, caller, ct) is not { } id || await Told(query, caller, id, ct) is not { Count: > 0 } told)
            {
                return Problems.NotFound("incident", incident);
            }

            var rows = told
                .SelectMany(t => Of(t.Facts.Where(f => knownAt is null || f.RecordedAt <= knownAt)).Select(r => r with { From = t.From }))
                .Where(r => pinned is null || r.Pinned == pinned)
                .OrderBy(r => r.OccurredAt).ThenBy(r => r.RecordedAt).ThenBy(r => r.From is null ? 0 : 1).ThenBy(r => r.Version).ToList();
            var from = page.After is { } cursor ? rows.FindIndex(r => Key(r) == cursor) + 1 : 0;
            return TypedResults.Ok(page.Of([.. rows.Skip(from).Take(page.Size + 1)], Key));
        })
        .WithTags("incidents").WithSummary("The timeline, now or as it was known at a time.")
        .Produces<Page<Row>>().ProducesProblem(404);

    /// <summary>The incident's facts, and those of every incident that was merged into it, directly or by way of another; what is not the caller's to see is left out.</summary>
    private static async Task<IReadOnlyList<(string? From, IEnumerable<Fact> Facts)>> Told(IQuerySession query, Caller caller, Guid incident, CancellationToken ct)
    {
        var told = new List<(string?, IEnumerable<Fact>)>();
        var open = new Queue<IncidentKey?>([null]);
        var seen = new HashSet<Guid>();
        while (open.TryDequeue(out var merged))
        {
            var id = merged?.Id ?? incident;
            if (!seen.Add(id) || await query.LoadAsync<Incident>(id, ct) is not { } state || !caller.Sees(state))
            {
                continue;
            }

            told.Add((merged?.Number, (await query.Events.FetchStreamAsync(id, token: ct)).Select(e => e.ToFact().Shown(caller, state))));
            foreach (var absorbed in state.Absorbed)
            {
                open.Enqueue(absorbed);
            }
        }

        return told;
    }

    /// <summary>Rows in the order in which things happened, as far as these facts tell.</summary>
    public static IReadOnlyList<Row> Of(IEnumerable<Fact> facts)
    {
        var known = facts.ToList();
        var corrections = Corrected.In(known);
        var pinned = known.Aggregate(new HashSet<Guid>(), Pins);
        return
        [
            .. known.Select(f => RowOf(f, corrections.GetValueOrDefault(f.Id)) with { Pinned = pinned.Contains(f.Id) })
                .OrderBy(r => r.OccurredAt).ThenBy(r => r.Version),
        ];
    }

    public static Row RowOf(Fact fact, Corrected? corrected = null)
    {
        var text = TimelineText.Of(fact.Data);
        return new Row(
            fact.Id, fact.Version, fact.Data.GetType().Name, corrected?.OccurredAt ?? fact.OccurredAt, fact.RecordedAt,
            new FactActor(fact.Actor.Kind.ToString().ToLowerInvariant(), fact.Actor.Id), fact.Origin,
            corrected?.Text ?? text, corrected?.Reason, corrected?.By,
            ToldAs: corrected?.Text is null ? null : text, ToldFor: corrected?.OccurredAt is null ? null : fact.OccurredAt);
    }

    private static HashSet<Guid> Pins(HashSet<Guid> pinned, Fact fact)
    {
        if (fact.Data is FactPinned pin)
        {
            pinned.Add(pin.FactId);
        }
        else if (fact.Data is FactUnpinned unpin)
        {
            pinned.Remove(unpin.FactId);
        }

        return pinned;
    }

    private static string Key(Row row) => row.FactId.ToString();
}
