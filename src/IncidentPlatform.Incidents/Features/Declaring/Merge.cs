using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Declaring;

/// <summary>Several incidents are one: any number are carried on in the one that survives, all in one transaction.</summary>
public static class Merge
{
    /// <param name="Incidents">The incidents to merge, by id or number.</param>
    public sealed record Request(IReadOnlyList<string> Incidents, string Reason);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/merges", async (string incident, Request body, IncidentCommands on) =>
        {
            var merged = await on.Find(body.Incidents);
            return await on.Jointly(incident, body.Incidents, (i, all, _) => Merging.Merge(i, merged, all, body.Reason, on.By));
        })
        .RequireRole(IncidentCommands.Acting)
        .WithTags("declaration").WithSummary("Merges other incidents into this one.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428).ProducesProblem(503);
}
