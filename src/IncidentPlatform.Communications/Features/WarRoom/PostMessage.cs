using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.WarRoom;

/// <summary>Somebody says something in the war room.</summary>
public static class PostMessage
{
    /// <param name="Text">Plain text.</param>
    public sealed record Request(string Text);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/incidents/{id:guid}/war-room/messages", async (
                Guid id, Request body, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
            {
                if (await query.Conversation(id, readers, ct) is null)
                    return Problems.NotFound("incident", id);
                var messageId = Guid.CreateVersion7();
                return await commands.Adding<Conversation>(
                    id, $"/incidents/{id}/war-room/messages", (c, _) => WarRooms.Post(c, messageId, body.Text));
            })
            .RequireRole(
                OrganisationRoles.Responder, OrganisationRoles.Commander, OrganisationRoles.Support, OrganisationRoles.Communications,
                OrganisationRoles.Legal, OrganisationRoles.Security, OrganisationRoles.Executive)
            .WithTags("war-room").WithSummary("Says something in the war room.")
            .Produces<CommandAnswer>(201).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
