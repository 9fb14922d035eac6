using IncidentPlatform.Contracts;
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
    /// <param name="From">Number of the incident it stands on, where that one was merged into this one.</param>
    public sealed record Row(
        Guid FactId, long Version, string Type, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, FactActor Actor, string Origin, string Text,
        string? Correction = null, Guid? CorrectedBy = null, string? From = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/timeline", async (string incident, DateTimeOffset? knownAt, [AsParameters] PageRequest page, IQuerySession query, CancellationToken ct) =>
        {
            if (await IncidentReference.Find(query, incident, ct) is not { } id || await query.Events.FetchStreamStateAsync(id, ct) is null)
            {
                return Problems.NotFound("incident", incident);
            }

            var rows = (await Told(query, id, ct)).SelectMany(t => Of(t.Facts.Where(f => knownAt is null || f.RecordedAt <= knownAt)).Select(r => r with { From = t.From }))
                .OrderBy(r => r.OccurredAt).ThenBy(r => r.RecordedAt).ThenBy(r => r.From is null ? 0 : 1).ThenBy(r => r.Version).ToList();
            var from = page.After is { } cursor ? rows.FindIndex(r => Key(r) == cursor) + 1 : 0;
            return TypedResults.Ok(page.Of([.. rows.Skip(from).Take(page.Size + 1)], Key));
        })
        .WithTags("incidents").WithSummary("The timeline, now or as it was known at a time.")
        .Produces<Page<Row>>().ProducesProblem(404);

    /// <summary>The incident's facts, and those of every incident that was merged into it, directly or by way of another.</summary>
    private static async Task<IReadOnlyList<(string? From, IEnumerable<Fact> Facts)>> Told(IQuerySession query, Guid incident, CancellationToken ct)
    {
        var told = new List<(string?, IEnumerable<Fact>)>();
        var open = new Queue<IncidentKey?>([null]);
        var seen = new HashSet<Guid>();
        while (open.TryDequeue(out var merged))
        {
            var id = merged?.Id ?? incident;
            if (!seen.Add(id))
            {
                continue;
            }

            told.Add((merged?.Number, (await query.Events.FetchStreamAsync(id, token: ct)).Select(e => e.ToFact())));
            foreach (var absorbed in (await query.LoadAsync<Incident>(id, ct))?.Absorbed ?? [])
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
        var corrections = known.Where(f => f.Data is FactCorrected).GroupBy(f => ((FactCorrected)f.Data).FactId).ToDictionary(g => g.Key, g => g.Last());
        return [.. known.Select(f => RowOf(f, corrections.GetValueOrDefault(f.Id))).OrderBy(r => r.OccurredAt).ThenBy(r => r.Version)];
    }

    public static Row RowOf(Fact fact, Fact? correctedBy = null)
    {
        var correction = correctedBy?.Data as FactCorrected;
        return new Row(
            fact.Id, fact.Version, fact.Data.GetType().Name, correction?.CorrectedOccurredAt ?? fact.OccurredAt, fact.RecordedAt,
            new FactActor(fact.Actor.Kind.ToString().ToLowerInvariant(), fact.Actor.Id), fact.Origin,
            correction?.CorrectedText ?? TimelineText.Of(fact.Data), correction?.Reason, correctedBy?.Id);
    }

    private static string Key(Row row) => row.FactId.ToString();
}
