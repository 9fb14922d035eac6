using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.EventStore;

namespace IncidentPlatform.Escalation.Features.People;

/// <summary>Name and addresses of a person go; the id that facts and schedules name no longer leads to anybody.</summary>
public static class DeletePerson
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapDelete("/people/{id}", async (string id, StreamSessions sessions, CancellationToken ct) =>
            {
                await using var transaction = sessions.Open();
                Here.Forget(id, transaction.Session);
                await transaction.Save(ct);
                return TypedResults.NoContent();
            })
            .RequireRole(OrganisationRoles.Legal)
            .WithTags("people").WithSummary("Takes a person out of the directory.")
            .Produces(204);
}
