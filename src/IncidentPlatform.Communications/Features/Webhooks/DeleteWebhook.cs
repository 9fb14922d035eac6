using IncidentPlatform.Communications.Webhooks;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using Marten;

namespace IncidentPlatform.Communications.Features.Webhooks;

/// <summary>Ends a subscription: what it is owed is forgotten.</summary>
public static class DeleteWebhook
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/webhooks/{id:guid}", async (Guid id, IDocumentSession session, CancellationToken ct) =>
        {
            OwedFacts.Drop(id, session);
            await session.SaveChangesAsync(ct);
            return TypedResults.NoContent();
        })
        .RequireRole(OrganisationRoles.Admin)
        .WithTags("webhooks").WithSummary("Ends a subscription; what it is owed is forgotten.").Produces(204);
}
