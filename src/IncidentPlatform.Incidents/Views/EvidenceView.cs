using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using Marten;

namespace IncidentPlatform.Incidents.Views;

/// <summary>The evidence of a security incident with its chain of custody. Each look is noted, and each that is refused.</summary>
public static class EvidenceView
{
    /// <param name="Sha256">SHA-256 of the item, hexadecimal.</param>
    /// <param name="Location">Where it is kept.</param>
    /// <param name="Custodian">Person id of who has it.</param>
    /// <param name="Custody">Whose hands it went through, the collector first, without a gap.</param>
    public sealed record Item(
        Guid Id, string Name, string Sha256, string Location, string CollectedBy, DateTimeOffset CollectedAt, string Custodian, IReadOnlyList<Hands> Custody);

    /// <param name="From">From when the person had it.</param>
    /// <param name="Reason">Why it passed to them.</param>
    /// <param name="FactId">The fact that says so.</param>
    public sealed record Hands(string Person, DateTimeOffset From, string? Reason, Guid FactId);

    /// <summary>Everything an examiner takes along.</summary>
    /// <param name="Log">Who looked at it until now, this export included.</param>
    public sealed record Export(string Number, DateTimeOffset ExportedAt, string ExportedBy, IReadOnlyList<Item> Evidence, IReadOnlyList<EvidenceAccess> Log);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/incidents/{incident}/evidence", (string incident, EvidenceReader evidence, CancellationToken ct) =>
                evidence.Look(incident, null, EvidenceLog.Read, (_, items) => TypedResults.Ok(items), ct))
            .WithTags("security").WithSummary("The evidence with its custody; the look is noted.").Produces<IReadOnlyList<Item>>().ProducesProblem(404);
        routes.MapGet("/incidents/{incident}/evidence/{evidence:guid}", (string incident, Guid evidence, EvidenceReader reader, CancellationToken ct) =>
                reader.Look(incident, evidence, EvidenceLog.Read, (_, items) => TypedResults.Ok(items[0]), ct))
            .WithTags("security").WithSummary("One piece of evidence; the look is noted.").Produces<Item>().ProducesProblem(404);
        routes.MapGet("/incidents/{incident}/evidence/export", (string incident, EvidenceReader reader, CancellationToken ct) => reader.Export(incident, ct))
            .WithTags("security").WithSummary("The evidence register as one document, with its log; the export is noted.").Produces<Export>().ProducesProblem(404);
        routes.MapGet("/incidents/{incident}/evidence/log", (string incident, [AsParameters] PageRequest page, EvidenceReader reader, CancellationToken ct) =>
                reader.Log(incident, page, ct))
            .WithTags("security").WithSummary("Who read, exported or was refused the evidence, oldest first.").Produces<Page<EvidenceAccess>>().ProducesProblem(404);
    }

    public static IReadOnlyList<Item> Of(IEnumerable<Fact> facts)
    {
        var items = new Dictionary<Guid, Item>();
        foreach (var fact in facts)
        {
            switch (fact.Data)
            {
                case EvidenceRegistered e when !items.ContainsKey(e.EvidenceId):
                    items[e.EvidenceId] = new Item(
                        e.EvidenceId, e.Name, e.Sha256, e.Location, e.CollectedBy, e.CollectedAt, e.CollectedBy, [new Hands(e.CollectedBy, e.CollectedAt, null, fact.Id)]);
                    break;
                case CustodyTransferred t when items.TryGetValue(t.EvidenceId, out var item):
                    items[t.EvidenceId] = item with { Custodian = t.To, Custody = [.. item.Custody, new Hands(t.To, fact.OccurredAt, t.Reason, fact.Id)] };
                    break;
            }
        }

        return [.. items.Values];
    }
}

/// <summary>Looks at evidence on behalf of the caller, and notes it.</summary>
public sealed class EvidenceReader(EvidenceLog log, Caller caller, IQuerySession query, Hosting.Clocks.DomainClock clock)
{
    public async Task<IResult> Look(
        string incident, Guid? evidence, string access, Func<Incident, IReadOnlyList<EvidenceView.Item>, IResult> show, CancellationToken ct)
    {
        if (await Find(incident, evidence, ct) is not { } found)
        {
            return Problems.NotFound("evidence of incident", incident);
        }

        var items = EvidenceView.Of((await query.Events.FetchStreamAsync(found.Id, token: ct)).Select(e => e.ToFact().Shown(caller, found)));
        if (evidence is { } one)
        {
            items = [.. items.Where(i => i.Id == one)];
            if (items.Count == 0)
            {
                return Problems.NotFound("evidence of incident", incident);
            }
        }

        await log.Add(found.Id, evidence, caller, access, ct);
        return show(found, items);
    }

    public async Task<IResult> Export(string incident, CancellationToken ct)
    {
        IReadOnlyList<EvidenceView.Item> taken = [];
        Incident? of = null;
        var looked = await Look(incident, null, EvidenceLog.Exported, (i, items) =>
        {
            (of, taken) = (i, items);
            return TypedResults.Ok();
        }, ct);
        return of is null
            ? looked
            : TypedResults.Ok(new EvidenceView.Export(of.Number, clock.GetUtcNow(), caller.Actor.Id, taken, await Entries(of.Id).ToListAsync(ct)));
    }

    public async Task<IResult> Log(string incident, PageRequest page, CancellationToken ct)
    {
        if (await Find(incident, null, ct) is not { } found)
        {
            return Problems.NotFound("evidence of incident", incident);
        }

        var entries = Entries(found.Id);
        var from = page.After is { } after && Guid.TryParse(after, out var last) ? entries.Where(e => e.Id.CompareTo(last) > 0) : entries;
        return TypedResults.Ok(page.Of(await from.OrderBy(e => e.Id).Take(page.Size + 1).ToListAsync(ct), e => e.Id.ToString()));
    }

    private IQueryable<EvidenceAccess> Entries(Guid incident) => query.Query<EvidenceAccess>().Where(e => e.IncidentId == incident).OrderBy(e => e.Id);

    private async Task<Incident?> Find(string incident, Guid? evidence, CancellationToken ct)
    {
        if (await IncidentReference.Find(query, incident, caller, ct) is { } id)
        {
            return await query.LoadAsync<Incident>(id, ct) is { Security: not null } found ? found : null;
        }

        await log.AddRefused(query, incident, evidence, caller, ct);
        return null;
    }
}
