using System.Globalization;
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
    public sealed record Row(
        Guid FactId, long Version, string Type, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, FactActor Actor, string Origin, string Text,
        string? Correction = null, Guid? CorrectedBy = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/timeline", async (string incident, DateTimeOffset? knownAt, [AsParameters] PageRequest page, Caller caller, IQuerySession query, CancellationToken ct) =>
        {
            if (await IncidentReference.Find(query, incident, caller, ct) is not { } id)
            {
                return Problems.NotFound("incident", incident);
            }

            var facts = (await query.Events.FetchStreamAsync(id, token: ct)).Select(e => e.ToFact());
            var rows = Of(facts.Where(f => knownAt is null || f.RecordedAt <= knownAt));
            var from = page.After is { } cursor ? rows.ToList().FindIndex(r => Key(r) == cursor) + 1 : 0;
            return TypedResults.Ok(page.Of([.. rows.Skip(from).Take(page.Size + 1)], Key));
        })
        .WithTags("incidents").WithSummary("The timeline, now or as it was known at a time.")
        .Produces<Page<Row>>().ProducesProblem(404);

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

    private static string Key(Row row) => row.Version.ToString(CultureInfo.InvariantCulture);
}
