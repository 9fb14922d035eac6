using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Tickets;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Messaging;
using Marten;

namespace IncidentPlatform.Communications.Features.Tickets;

/// <summary>The tickets of an incident: those that are linked, and those that may be about it.</summary>
public static class ReadTickets
{
    private const int MostSuggested = 200;
    private const int LookedThrough = 2_000;

    /// <param name="Outcome">What became of its answer at the all clear; absent while it has none.</param>
    public sealed record Linked(TicketView Ticket, DateTimeOffset LinkedAt, TicketOutcome? Outcome, DateTimeOffset? AnsweredAt);

    /// <param name="Closing">What becomes of the tickets at the all clear; absent where they stay as they are.</param>
    /// <param name="Critical">Customers whose tickets were flagged, by their ids in the catalogue.</param>
    public sealed record Answer(IReadOnlyList<Linked> Tickets, TicketClosing? Closing, IReadOnlyList<string> Critical);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/incidents/{id:guid}/tickets", async (Guid id, IQuerySession query, IncidentReaders readers, CancellationToken ct) =>
            {
                if (await query.Conversation(id, readers, ct) is not { Desk: var desk })
                    return Problems.NotFound("incident", id);
                var views = await TicketView.Of(desk.Tickets, query, ct);
                return TypedResults.Ok(new Answer([.. desk.Tickets.Zip(views, (l, view) => new Linked(view, l.LinkedAt, l.Outcome, l.AnsweredAt))], desk.Closing, desk.Flagged));
            })
            .RequireRole(TicketRoles.Reading)
            .WithTags("tickets").WithSummary("The tickets that are linked to an incident (500 at most), and what becomes of them.")
            .Produces<Answer>().ProducesProblem(404);
        routes.MapGet("/incidents/{id:guid}/tickets/suggestions", Suggestions)
            .RequireRole(TicketRoles.Reading)
            .WithTags("tickets").WithSummary("Tickets that name a service of the incident, came since it was declared and are not linked: the newest 200.")
            .Produces<IReadOnlyList<TicketView>>().ProducesProblem(404);
    }

    private static async Task<IResult> Suggestions(Guid id, IQuerySession query, IncidentReaders readers, CancellationToken ct)
    {
        if (await query.Conversation(id, readers, ct) is not { } c)
            return Problems.NotFound("incident", id);
        var services = (await IncidentCopies.Find(query, id, ct))?.State.Services ?? [];
        var since = c.Situation.DeclaredAt.ToUniversalTime();
        var tickets = await query.Query<Ticket>().Where(t => t.OpenedAt >= since).OrderByDescending(t => t.OpenedAt).Take(LookedThrough).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<TicketView>>([.. tickets
            .Where(t => c.Desk.Ticket(t.Id) is null && t.Services.Intersect(services, StringComparer.OrdinalIgnoreCase).Any())
            .Take(MostSuggested).Select(t => TicketView.Of(t, null))]);
    }
}
