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
    /// <param name="Corrects">The fact that it corrects.</param>
    public sealed record Row(
        Guid FactId, long Version, string Type, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, FactActor Actor, string Origin, string Text,
        string? Correction = null, Guid? CorrectedBy = null, bool Pinned = false, string? ToldAs = null, DateTimeOffset? ToldFor = null, string? From = null,
        Guid? Corrects = null);

    /// <summary>Which way the timeline is told.</summary>
    public enum Order
    {
        /// <summary>As things happened, as far as is known.</summary>
        Occurred,

        /// <summary>As things became known.</summary>
        Recorded,
    }

    /// <summary>An incident that is told of.</summary>
    /// <param name="State">As it stands.</param>
    /// <param name="From">Its number, where it was merged into the one that was asked for.</param>
    private sealed record Told(Incident State, string? From);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{incident}/timeline", async (
            string incident, [AsParameters] Lens lens, string? order, bool? pinned, [AsParameters] PageRequest page, Caller caller, IQuerySession query, CancellationToken ct) =>
        {
            if (!Enum.TryParse<Order>(order ?? nameof(Order.Occurred), ignoreCase: true, out var inOrder))
            {
                return Problems.Invalid("order-unknown", $"There is no order '{order}'.", "Use occurred or recorded.");
            }

            if (lens is { KnownAt: not null, Version: not null } or { Version: < 1 })
            {
                return Problems.Of(lens.Fault(DateTimeOffset.MaxValue)!);
            }

            if (await IncidentReference.Find(query, incident, caller, ct) is not { } id || await AllOf(query, caller, id, ct) is not { Count: > 0 } told)
            {
                return Problems.NotFound("incident", incident);
            }

            var marking = await Knowledge.FactsThatMark(query, [.. told.Select(t => t.State.Id)], ct);
            var known = await FactTimes.Of(query, [.. told.Select(t => t.State.Id)], lens, ct);
            var ids = known.Select(f => f.Id).ToHashSet();
            var marks = TimelineMarks.Among([.. marking.Where(f => ids.Contains(f.Id))]);
            var inTurn = known
                .Select(f => f with { OccurredAt = marks.Corrections.GetValueOrDefault(f.Id)?.OccurredAt ?? f.OccurredAt })
                .Where(f => (lens.AsOf is null || f.OccurredAt <= lens.AsOf) && (pinned is null || marks.Pinned.Contains(f.Id) == pinned))
                .OrderBy(f => inOrder == Order.Recorded ? f.RecordedAt : f.OccurredAt)
                .ThenBy(f => f.RecordedAt).ThenBy(f => f.Incident == id ? 0 : 1).ThenBy(f => f.Version).ToList();
            var from = page.After is { } cursor ? inTurn.FindIndex(f => f.Id.ToString() == cursor) + 1 : 0;
            return TypedResults.Ok(page.Of(
                await Rows(query, caller, told, [.. inTurn.Skip(from).Take(page.Size + 1)], marks, ct), r => r.FactId.ToString()));
        })
        .WithTags("incidents").WithSummary("The timeline: now or as it was known, up to now or as of a time, as things happened or as they became known.")
        .Produces<Page<Row>>().ProducesProblem(400).ProducesProblem(404);

    public static Row RowOf(Fact fact, TimelineMarks marks)
    {
        var (text, corrected) = (TimelineText.Of(fact.Data), marks.Corrections.GetValueOrDefault(fact.Id));
        return new Row(
            fact.Id, fact.Version, fact.Data.GetType().Name, corrected?.OccurredAt ?? fact.OccurredAt, fact.RecordedAt,
            new FactActor(fact.Actor.Kind.ToString().ToLowerInvariant(), fact.Actor.Id), fact.Origin,
            corrected?.Text ?? text, corrected?.Reason, corrected?.By, marks.Pinned.Contains(fact.Id),
            ToldAs: corrected?.Text is null ? null : text, ToldFor: corrected?.OccurredAt is null ? null : fact.OccurredAt,
            Corrects: (fact.Data as FactCorrected)?.FactId);
    }

    /// <summary>The incident first, then every one that was merged into it, directly or by way of another; what is not the caller's to see is left out.</summary>
    private static async Task<IReadOnlyList<Told>> AllOf(IQuerySession query, Caller caller, Guid incident, CancellationToken ct)
    {
        var told = new List<Told>();
        var open = new Queue<IncidentKey?>([null]);
        while (open.TryDequeue(out var merged))
        {
            var id = merged?.Id ?? incident;
            if (told.Any(t => t.State.Id == id) || await query.LoadAsync<Incident>(id, ct) is not { } state || !caller.Sees(state))
            {
                continue;
            }

            told.Add(new Told(state, merged?.Number));
            foreach (var absorbed in state.Absorbed)
            {
                open.Enqueue(absorbed);
            }
        }

        return told;
    }

    /// <summary>The order is told by times alone; what facts say is read for the page only.</summary>
    private static async Task<IReadOnlyList<Row>> Rows(
        IQuerySession query, Caller caller, IReadOnlyList<Told> told, IReadOnlyList<FactTimes> page, TimelineMarks marks, CancellationToken ct)
    {
        var rows = new Dictionary<Guid, Row>();
        foreach (var stream in page.GroupBy(f => f.Incident, f => f.Version))
        {
            var (state, from) = told.Single(t => t.State.Id == stream.Key);
            var versions = stream.ToArray();
            var events = await query.Events.QueryAllRawEvents().Where(e => e.StreamId == stream.Key && e.Version.IsOneOf(versions)).ToListAsync(ct);
            foreach (var e in events)
            {
                rows[e.Id] = RowOf(e.ToFact().Shown(caller, state), marks) with { From = from };
            }
        }

        return [.. page.Select(f => rows[f.Id])];
    }
}
