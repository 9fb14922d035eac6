using IncidentPlatform.Communications.Webhooks;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using Marten;

namespace IncidentPlatform.Communications.Features.Webhooks;

/// <summary>Sends a signed message without a fact, once, to see whether the receiver takes it; a disabled subscription is tried too.</summary>
public static class PingWebhook
{
    /// <param name="MessageId">Its <c>webhook-id</c>: the deliveries say what came of it.</param>
    public sealed record Answer(string MessageId);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/webhooks/{id:guid}/ping", async (Guid id, IDocumentSession session, DomainClock clock, CancellationToken ct) =>
        {
            if (await session.LoadAsync<WebhookSubscription>(id, ct) is null)
                return Problems.NotFound("webhook subscription", id);
            var ping = Guid.CreateVersion7();
            OwedFacts.Ping(id, ping, session, clock.GetUtcNow());
            await session.SaveChangesAsync(ct);
            return TypedResults.Accepted($"/webhooks/{id}/deliveries", new Answer(WebhookMessage.IdOf(id, ping)));
        })
        .RequireRole(OrganisationRoles.Admin)
        .WithTags("webhooks").WithSummary("Sends a message that tries a subscription; the deliveries say what came of it.")
        .Produces<Answer>(202).ProducesProblem(404);
}
