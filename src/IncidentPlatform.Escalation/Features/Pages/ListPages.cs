using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Escalation.Features.Pages;

/// <summary>Who was paged, why, how, and what they answered.</summary>
public static class ListPages
{
    /// <param name="Incident">On this incident only.</param>
    /// <param name="Person">To this person only.</param>
    public sealed record Filter(Guid? Incident = null, string? Person = null);

    /// <param name="Reason">An obligation's kind, <c>prompt:</c> and a kind, a role, or <c>manual</c>.</param>
    /// <param name="Note">What whoever asked for it wrote.</param>
    /// <param name="Attempts">What was tried to reach them, in order.</param>
    /// <param name="SnoozedUntil">When the person is asked again whether it is over.</param>
    /// <param name="RunId">The policy's run that asked for it.</param>
    public sealed record View(
        Guid Id, Guid IncidentId, string Person, string Reason, PageState State, string? Channel, Guid? ObligationId,
        bool Unconfirmed, string? Note, DateTimeOffset RequestedAt, DateTimeOffset? AnsweredAt, IReadOnlyList<PageAttempt> Attempts,
        DateTimeOffset? SnoozedUntil, Guid? RunId);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/pages", async ([AsParameters] Filter filter, [AsParameters] PageRequest page, IncidentReaders readers, Caller caller, IQuerySession query, CancellationToken ct) =>
            {
                var found = await LedgerItems.Find(
                    query, "pages", "requestedAt", page.After, page.Size + 1,
                    [("ledger_id = {1}", filter.Incident), ("item->>'person' = {1}", filter.Person)], ct);
                var slice = page.Of(found, i => i.Key);
                var ledgers = (await query.LoadManyAsync<Ledger>(ct, slice.Items.Select(i => i.LedgerId).Distinct().ToArray())).ToDictionary(l => l.Id);
                var readable = await readers.Readable(ledgers.Keys, ct);
                return TypedResults.Ok(new Page<View>(
                    [.. slice.Items.Select(i => ledgers[i.LedgerId].Page(i.Id)!).Where(p => readable.Contains(p.IncidentId) || p.Person == caller.PersonId).Select(Show)], slice.NextCursor));
            })
            .WithTags("pages").WithSummary("Pages, oldest first.");
        routes.MapGet("/pages/{id:guid}", async Task<IResult> (Guid id, IncidentReaders readers, Caller caller, IQuerySession query, CancellationToken ct) =>
                await PageReading.Find(id, readers, caller, query, ct) is { } page ? TypedResults.Ok(Show(page)) : Problems.NotFound("page", id))
            .WithTags("pages").WithSummary("One page.").Produces<View>().ProducesProblem(404);
    }

    private static View Show(Page p) => new(
        p.Id, p.IncidentId, p.Person, p.Reason, p.State, p.Channel, p.ObligationId, p.Unconfirmed, p.Note, p.RequestedAt, p.AnsweredAt, p.Attempts, p.SnoozedUntil, p.RunId);
}
