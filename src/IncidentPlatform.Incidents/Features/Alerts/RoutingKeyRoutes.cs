using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Intake;
using Marten;

namespace IncidentPlatform.Incidents.Features.Alerts;

/// <summary>Routing keys of a source: shown once, kept as their hash. To rotate one, create the next, change the tool, delete the old.</summary>
public static class RoutingKeyRoutes
{
    /// <param name="Id">What the key is known by; it is its hash and lets nobody in.</param>
    /// <param name="RoutingKey">The key; it is shown this once.</param>
    public sealed record Created(string Id, string RoutingKey);

    /// <param name="Id">What the key is known by; it is its hash and lets nobody in.</param>
    public sealed record Known(string Id, DateTimeOffset CreatedAt, string CreatedBy);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/alert-sources/{name}/routing-keys", Create)
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("alerts").WithSummary("Creates a routing key; it is shown this once.")
            .Produces<Created>(201).ProducesProblem(404);
        routes.MapGet("/alert-sources/{name}/routing-keys", async (string name, IQuerySession query, CancellationToken ct) =>
                (await query.Query<RoutingKey>().Where(k => k.Source == name).OrderBy(k => k.CreatedAt).ToListAsync(ct))
                .Select(k => new Known(k.Id, k.CreatedAt, k.CreatedBy)))
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("alerts").WithSummary("Lists a source's routing keys, without the keys themselves.");
        routes.MapDelete("/alert-sources/{name}/routing-keys/{id}", Delete)
            .RequireRole(OrganisationRoles.Admin)
            .WithTags("alerts").WithSummary("Deletes a routing key; within half a minute it lets nobody in any more.")
            .Produces(204).ProducesProblem(404);
    }

    private static async Task<IResult> Create(string name, StreamSessions sessions, Caller caller, DomainClock clock, CancellationToken ct)
    {
        await using var transaction = sessions.Open();
        if (await transaction.Session.LoadAsync<AlertSource>(name, ct) is null)
        {
            return Problems.NotFound("alert source", name);
        }

        var key = RoutingKeys.NewKey();
        var known = new RoutingKey(RoutingKeys.HashOf(key), name, clock.GetUtcNow(), caller.Actor.Id);
        transaction.Session.Store(known);
        await transaction.Save(ct);
        return TypedResults.Created($"/alert-sources/{name}", new Created(known.Id, key));
    }

    private static async Task<IResult> Delete(string name, string id, StreamSessions sessions, RoutingKeys keys, CancellationToken ct)
    {
        await using var transaction = sessions.Open();
        if (await transaction.Session.LoadAsync<RoutingKey>(id, ct) is not { } key || key.Source != name)
        {
            return Problems.NotFound("routing key", id);
        }

        transaction.Session.Delete(key);
        await transaction.Save(ct);
        keys.Forget();
        return TypedResults.NoContent();
    }
}
