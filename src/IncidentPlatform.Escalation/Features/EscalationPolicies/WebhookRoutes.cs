using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.EventStore;
using Marten;

namespace IncidentPlatform.Escalation.Features.EscalationPolicies;

/// <summary>Addresses that policies post to. They may be secrets, so they are written and never read.</summary>
public static class WebhookRoutes
{
    /// <param name="Url">http or https.</param>
    public sealed record Request(Uri Url);

    /// <param name="Host">Where it leads, without the rest.</param>
    public sealed record View(string Id, string Host)
    {
        internal static View Of(PageWebhook w) => new(w.Id, w.Url.Host);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/page-webhooks", async (IQuerySession query, CancellationToken ct) =>
                TypedResults.Ok<IReadOnlyList<View>>([.. (await query.Query<PageWebhook>().OrderBy(w => w.Id).ToListAsync(ct)).Select(View.Of)]))
            .WithTags("escalation-policies").WithSummary("Webhooks that policies post to, by name.");
        routes.MapPut("/page-webhooks/{webhook}", async (string webhook, Request body, StreamSessions sessions, CancellationToken ct) =>
            {
                if (!body.Url.IsAbsoluteUri || body.Url.Scheme is not ("http" or "https"))
                    return Problems.Invalid("webhook-not-http", "The webhook is not an absolute http or https address.", "Give an address such as https://chat.example.com/hooks/payments.");
                await using var transaction = sessions.Open();
                var kept = new PageWebhook(webhook, body.Url);
                transaction.Session.Store(kept);
                await transaction.Save(ct);
                return TypedResults.Ok(View.Of(kept));
            })
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("escalation-policies").WithSummary("Names an address that policies may post to.")
            .Produces<View>().ProducesProblem(400);
        routes.MapDelete("/page-webhooks/{webhook}", (string webhook, Commands commands, CancellationToken ct) => commands.Remove<PageWebhook>(webhook, ct))
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("escalation-policies").WithSummary("Takes such an address away.").Produces(204);
    }
}
