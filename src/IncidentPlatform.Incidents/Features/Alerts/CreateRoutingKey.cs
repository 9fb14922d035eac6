using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Intake;

namespace IncidentPlatform.Incidents.Features.Alerts;

/// <summary>A new routing key for a source: shown this once, kept as its hash.</summary>
public static class CreateRoutingKey
{
    public sealed record Answer(string RoutingKey);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/alert-sources/{name}/routing-keys", Create)
        .RequireRole(OrganisationRoles.Admin)
        .WithTags("alerts").WithSummary("Creates a routing key; it is shown this once.")
        .Produces<Answer>(201).ProducesProblem(404);

    private static async Task<IResult> Create(string name, StreamSessions sessions, Caller caller, DomainClock clock, CancellationToken ct)
    {
        await using var transaction = sessions.Open();
        if (await transaction.Session.LoadAsync<AlertSource>(name, ct) is null)
        {
            return Problems.NotFound("alert source", name);
        }

        var key = RoutingKeys.NewKey();
        transaction.Session.Store(new RoutingKey(RoutingKeys.HashOf(key), name, clock.GetUtcNow(), caller.Actor.Id));
        await transaction.Save(ct);
        return TypedResults.Created($"/alert-sources/{name}", new Answer(key));
    }
}
