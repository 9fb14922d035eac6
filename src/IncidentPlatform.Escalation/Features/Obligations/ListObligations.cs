using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using Marten;

namespace IncidentPlatform.Escalation.Features.Obligations;

/// <summary>What is owed: over all incidents, or on one.</summary>
public static class ListObligations
{
    private static readonly string[] States = ["open", "met", "missed", "met-late", "waived", "cancelled"];

    /// <param name="Incident">On this incident only.</param>
    /// <param name="State"><c>open</c>, <c>met</c>, <c>missed</c>, <c>met-late</c>, <c>waived</c> or <c>cancelled</c>.</param>
    /// <param name="Kind">Of this kind only.</param>
    /// <param name="OwedBy">Owed by this role, or by this person, whether by name or by the role they hold.</param>
    /// <param name="Owed">Only what is still owed, or only what is not.</param>
    public sealed record Filter(Guid? Incident = null, string? State = null, string? Kind = null, string? OwedBy = null, bool? Owed = null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/obligations", List)
            .WithTags("obligations").WithSummary("What is owed over all incidents, by due time.")
            .Produces<Page<ObligationView>>().ProducesProblem(400);
        routes.MapGet("/obligations/mine", (Caller caller, [AsParameters] PageRequest page, IncidentReaders readers, DomainClock clock, IQuerySession query, CancellationToken ct) =>
                List(new Filter(OwedBy: caller.PersonId ?? "", Owed: true), page, readers, clock, query, ct))
            .WithTags("obligations").WithSummary("What the caller owes now over all incidents, by due time: by name, or by the roles they hold.")
            .Produces<Page<ObligationView>>();
        routes.MapGet("/incidents/{id:guid}/obligations", async Task<IResult> (Guid id, DateTimeOffset? asOf, [AsParameters] PageRequest page, IncidentReaders readers, DomainClock clock, IQuerySession query, CancellationToken ct) =>
                !await readers.MayRead(id, ct) ? Problems.NotFound("incident", id)
                : asOf is { } at ? TypedResults.Ok(await AsOf(id, at, query, ct))
                : await List(new Filter(id), page, readers, clock, query, ct))
            .WithTags("obligations").WithSummary("What is and was owed on an incident, by due time; or, with asOf, as the ledger knew it then.")
            .Produces<Page<ObligationView>>().ProducesProblem(404);
    }

    private static async Task<IResult> List(
        [AsParameters] Filter filter, [AsParameters] PageRequest page, IncidentReaders readers, DomainClock clock, IQuerySession query, CancellationToken ct)
    {
        if (filter.State is { } state && !States.Contains(state))
            return Problems.Invalid("state-unknown", $"There is no state {state}.", $"Use one of {string.Join(", ", States)}.");
        var found = await LedgerItems.Find(query, "obligations", "due", page.After, page.Size + 1, Conditions(filter), ct);
        var slice = page.Of(found, i => i.Key);
        var ledgers = (await query.LoadManyAsync<Ledger>(ct, slice.Items.Select(i => i.LedgerId).Distinct().ToArray())).ToDictionary(l => l.Id);
        var readable = await readers.Readable(ledgers.Keys, ct);
        return TypedResults.Ok(new Page<ObligationView>(
            [.. slice.Items.Where(i => readable.Contains(i.LedgerId)).Select(i => ObligationView.Of(ledgers[i.LedgerId].Obligation(i.Id)!, ledgers[i.LedgerId], clock.GetUtcNow()))],
            slice.NextCursor));
    }

    /// <summary>All of the incident at once: one ledger is small.</summary>
    private static async Task<Page<ObligationView>> AsOf(Guid incident, DateTimeOffset at, IQuerySession query, CancellationToken ct) =>
        LedgerHistory.At(await LedgerHistory.Facts(query, incident, ct), at) is { } ledger
            ? new([.. ledger.Obligations.OrderBy(o => o.Due).Select(o => ObligationView.Of(o, ledger, at))], null)
            : new([], null);

    private static IEnumerable<(string, object?)> Conditions(Filter filter) =>
    [
        ("ledger_id = {1}", filter.Incident),
        ("item->>'state' = {1}", filter.State),
        ("item->>'kind' = {1}", filter.Kind),
        ("(item->>'ended')::boolean <> {1}", filter.Owed),
        ("{1} in (item->>'owedBy', case when item->'rule'->>'owedByMember' is null then coalesce(ledger->'roles'->>(item->>'owedBy'), ledger->'roles'->>'commander') end)", filter.OwedBy),
    ];
}
