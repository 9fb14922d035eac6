using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Tickets;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.Tickets;

/// <summary>A ticket is found to be about the incident, or not to be.</summary>
public static class LinkTicket
{
    /// <param name="Ticket">The ticket as its tool names it.</param>
    public sealed record Request(string Ticket);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/incidents/{id:guid}/tickets", async (
                Guid id, Request body, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
            {
                if (await query.Conversation(id, readers, ct) is null)
                    return Problems.NotFound("incident", id);
                return await query.LoadAsync<Ticket>(body.Ticket, ct) is { } ticket
                    ? await commands.Adding<Conversation>(id, $"/incidents/{id}/tickets", (c, _) => LinkedTickets.Link(c, ticket.Id, ticket.Customer))
                    : Problems.Problem(
                        StatusCodes.Status404NotFound, "ticket-unknown", $"There is no ticket {body.Ticket} here.", "Have its tool send it first: POST /tickets.");
            })
            .RequireRole(TicketRoles.Linking)
            .WithTags("tickets").WithSummary("Links a ticket to an incident.")
            .Produces<CommandAnswer>(201).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        routes.MapDelete("/incidents/{id:guid}/tickets/{ticket}", async (
                Guid id, string ticket, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
                await query.Conversation(id, readers, ct) is null
                    ? Problems.NotFound("incident", id)
                    : await commands.Additive<Conversation>(id, (c, _) => LinkedTickets.Unlink(c, ticket)))
            .RequireRole(TicketRoles.Linking)
            .WithTags("tickets").WithSummary("Takes the link of a ticket away.")
            .Produces<CommandAnswer>().ProducesProblem(404).ProducesProblem(409);
    }
}
