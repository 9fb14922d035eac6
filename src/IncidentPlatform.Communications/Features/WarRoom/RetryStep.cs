using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Communications.Features.WarRoom;

/// <summary>A person does not wait until a step of the set-up is tried again by itself.</summary>
public static class RetryStep
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/incidents/{id:guid}/war-room/steps/{step}/retry", async (
                Guid id, string step, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
            {
                if (await query.Conversation(id, readers, ct) is null)
                    return Problems.NotFound("incident", id);
                return Enum.GetValues<RoomStep>().Where(s => Words.Of(s) == step).Select(s => (RoomStep?)s).FirstOrDefault() is { } known
                    ? await commands.Additive<Conversation>(id, (c, _) => RoomSetUp.Retry(c, known))
                    : Problems.NotFound("step", step);
            })
            .RequireRole(OrganisationRoles.Responder, OrganisationRoles.Commander, OrganisationRoles.Communications, OrganisationRoles.Admin)
            .WithTags("war-room").WithSummary("Tries a step of the war room's set-up now.")
            .Produces<CommandAnswer>().ProducesProblem(404).ProducesProblem(409);
}
