using System.Globalization;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Api;
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
    /// <param name="Corrects">The fact that it corrects.</param>
    public sealed record Row(
        Guid FactId, long Version, string Type, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, FactActor Actor, string Origin, string Text,
        string? Correction = null, Guid? CorrectedBy = null, Guid? Corrects = null);

    /// <summary>Which way the timeline is told.</summary>
    public enum Order
    {
        /// <summary>As things happened, as far as is known.</summary>
        Occurred,

        /// <summary>As things became known.</summary>
        Recorded,
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/timeline", async (
            string incident, [AsParameters] Lens lens, string? order, [AsParameters] PageRequest page, IQuerySession query, CancellationToken ct) =>
        {
            if (!Enum.TryParse<Order>(order ?? nameof(Order.Occurred), ignoreCase: true, out var told))
            {
                return Problems.Invalid("order-unknown", $"There is no order '{order}'.", "Use occurred or recorded.");
            }

            if (lens is { KnownAt: not null, Version: not null } or { Version: < 1 })
            {
                return Problems.Of(lens.Fault(DateTimeOffset.MaxValue)!);
            }

            return await IncidentReference.Find(query, incident, ct) is { } id && await query.Events.FetchStreamStateAsync(id, ct) is not null
                ? TypedResults.Ok(await Page(query, id, lens, told, page, ct))
                : Problems.NotFound("incident", incident);
        })
        .WithTags("incidents").WithSummary("The timeline: now or as it was known, up to now or as of a time, as things happened or as they became known.")
        .Produces<Page<Row>>().ProducesProblem(400).ProducesProblem(404);

    public static Row RowOf(Fact fact, Correction? corrected = null) => new(
        fact.Id, fact.Version, fact.Data.GetType().Name, corrected?.OccurredAt ?? fact.OccurredAt, fact.RecordedAt,
        new FactActor(fact.Actor.Kind.ToString().ToLowerInvariant(), fact.Actor.Id), fact.Origin,
        corrected?.Text ?? TimelineText.Of(fact.Data), corrected?.Reason, corrected?.By, (fact.Data as FactCorrected)?.FactId);

    /// <summary>The whole stream is ordered by its times alone; facts are read for the page only.</summary>
    private static async Task<Page<Row>> Page(IQuerySession query, Guid id, Lens lens, Order order, PageRequest page, CancellationToken ct)
    {
        var known = await FactTimes.Of(query, id, lens, ct);
        var corrections = await Knowledge.CorrectionsOf(query, id, known.Count, ct);
        var told = known
            .Select(f => (f.Version, OccurredAt: corrections.GetValueOrDefault(f.Id)?.OccurredAt ?? f.OccurredAt))
            .Where(f => lens.AsOf is null || f.OccurredAt <= lens.AsOf)
            .OrderBy(f => order == Order.Recorded ? DateTimeOffset.MinValue : f.OccurredAt).ThenBy(f => f.Version)
            .Select(f => f.Version).ToList();
        var from = page.After is { } cursor ? told.FindIndex(v => Key(v) == cursor) + 1 : 0;
        var versions = told.Skip(from).Take(page.Size + 1).ToList();
        if (versions.Count == 0)
        {
            return page.Of<Row>([], r => Key(r.Version));
        }

        var facts = (await Knowledge.Facts(query, id, versions.Max(), ct, after: versions.Min() - 1)).ToDictionary(f => f.Version);
        return page.Of<Row>([.. versions.Select(v => RowOf(facts[v], corrections.GetValueOrDefault(facts[v].Id)))], r => Key(r.Version));
    }

    private static string Key(long version) => version.ToString(CultureInfo.InvariantCulture);
}
