using IncidentPlatform.Communications.Webhooks;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using Marten;

namespace IncidentPlatform.Communications.Features.Webhooks;

/// <summary>Goes on with a disabled subscription where it stopped; one that is active tries at once what it had put off.</summary>
public static class EnableWebhook
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/webhooks/{id:guid}/enabling", async (Guid id, IDocumentSession session, DomainClock clock, CancellationToken ct) =>
        {
            if (await session.LoadAsync<WebhookSubscription>(id, ct) is null)
                return Problems.NotFound("webhook subscription", id);
            session.Delete<DisabledWebhook>(id);
            OwedFacts.Resume(id, session, clock.GetUtcNow());
            await session.SaveChangesAsync(ct);
            return TypedResults.NoContent();
        })
        .RequireRole(OrganisationRoles.Admin)
        .WithTags("webhooks").WithSummary("Enables a subscription: it goes on where it stopped.").Produces(204).ProducesProblem(404);
}
