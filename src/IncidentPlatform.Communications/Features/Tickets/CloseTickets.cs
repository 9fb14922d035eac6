using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.Tickets;

/// <summary>Support chooses whether linked tickets are answered and closed at the all clear. Where nobody chooses, nothing is.</summary>
public static class CloseTickets
{
    /// <param name="Text">What they are answered with, plain text; the canned response as it then is where absent.</param>
    public sealed record Request(string? Text = null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/incidents/{id:guid}/tickets/closing", async (
                Guid id, Request body, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
                await query.Conversation(id, readers, ct) is null
                    ? Problems.NotFound("incident", id)
                    : await commands.Additive<Conversation>(
                        id, (c, _) => LinkedTickets.Choose(c, body.Text, commands.Caller.Actor, OfSupport(commands.Caller))))
            .RequireAnyRole()
            .WithTags("tickets").WithSummary("Chooses that linked tickets are answered and closed at the all clear, or now where it was given.")
            .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        routes.MapDelete("/incidents/{id:guid}/tickets/closing", async (
                Guid id, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
                await query.Conversation(id, readers, ct) is null
                    ? Problems.NotFound("incident", id)
                    : await commands.Additive<Conversation>(id, (c, _) => LinkedTickets.Drop(c, commands.Caller.Actor, OfSupport(commands.Caller))))
            .RequireAnyRole()
            .WithTags("tickets").WithSummary("Chooses, before the all clear, that they stay as they are after all.")
            .Produces<CommandAnswer>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    private static bool OfSupport(Caller caller) => caller.Has(OrganisationRoles.Support) || caller.Has(OrganisationRoles.Admin);
}
