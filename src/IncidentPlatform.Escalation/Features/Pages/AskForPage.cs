using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Escalation.Features.Pages;

/// <summary>Somebody is paged by hand.</summary>
public static class AskForPage
{
    /// <param name="Person">Person id.</param>
    /// <param name="Reason">Why they are needed; kept here, the page itself carries numbers only.</param>
    public sealed record Request(string Person, string Reason);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/incidents/{id:guid}/pages", async (Guid id, Request body, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
            {
                if (!await readers.MayRead(id, ct))
                    return Problems.NotFound("incident", id);
                var directory = await PeopleDirectories.Load(query, ct);
                var page = Guid.CreateVersion7();
                return await commands.Adding<Ledger>(
                    id, $"/pages/{page}", (ledger, now) => Paging.Ask(ledger, id, page, body.Person, body.Reason, commands.Caller.Actor, directory, now));
            })
            .RequireRole(OrganisationRoles.Responder, OrganisationRoles.Commander)
            .WithTags("pages").WithSummary("Pages a person, with the reason.")
            .Produces<CommandAnswer>(201).ProducesProblem(400).ProducesProblem(404);
}
