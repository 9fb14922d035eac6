using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
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
    public sealed record Filter(Guid? Incident = null, string? State = null, string? Kind = null, string? OwedBy = null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/obligations", List)
            .WithTags("obligations").WithSummary("What is owed over all incidents, by due time.")
            .Produces<Page<ObligationView>>().ProducesProblem(400);
        routes.MapGet("/incidents/{id:guid}/obligations", async Task<IResult> (Guid id, [AsParameters] PageRequest page, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
                !await readers.MayRead(id, ct)
                    ? Problems.NotFound("incident", id)
                    : await List(new Filter(id), page, readers, query, ct))
            .WithTags("obligations").WithSummary("What is and was owed on an incident, by due time.")
            .Produces<Page<ObligationView>>().ProducesProblem(404);
    }

    private static async Task<IResult> List(
        [AsParameters] Filter filter, [AsParameters] PageRequest page, IncidentReaders readers, IQuerySession query, CancellationToken ct)
    {
        if (filter.State is { } state && !States.Contains(state))
            return Problems.Invalid("state-unknown", $"There is no state {state}.", $"Use one of {string.Join(", ", States)}.");
        var found = await LedgerItems.Find(query, "obligations", "due", page.After, page.Size + 1, Conditions(filter), ct);
        var slice = page.Of(found, i => i.Key);
        var ledgers = (await query.LoadManyAsync<Ledger>(ct, slice.Items.Select(i => i.LedgerId).Distinct().ToArray())).ToDictionary(l => l.Id);
        var readable = await readers.Readable(ledgers.Keys, ct);
        return TypedResults.Ok(new Page<ObligationView>(
            [.. slice.Items.Where(i => readable.Contains(i.LedgerId)).Select(i => Show(ledgers[i.LedgerId], i.Id))], slice.NextCursor));
    }

    private static ObligationView Show(Ledger ledger, Guid id) => ObligationView.Of(ledger.Obligation(id)!, ledger);

    private static IEnumerable<(string, object?)> Conditions(Filter filter) =>
    [
        ("ledger_id = {1}", filter.Incident),
        ("item->>'state' = {1}", filter.State),
        ("item->>'kind' = {1}", filter.Kind),
        ("{1} in (item->>'owedBy', case when item->'rule'->>'owedByMember' is null then coalesce(ledger->'roles'->>(item->>'owedBy'), ledger->'roles'->>'commander') end)", filter.OwedBy),
    ];
}
