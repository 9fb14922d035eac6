using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Cascades;

/// <summary>The incident came from another one: it is linked under that one, whose commander commands both.</summary>
public static class Link
{
    /// <param name="Incident">The incident it came from, by id or number; its root where that one is linked itself.</param>
    public sealed record Request(string Incident, string Reason);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/root", async (string incident, Request body, IncidentCommands on) =>
        {
            var target = await on.Find([body.Incident]);
            return await on.Jointly(incident, [body.Incident], (i, all, _) => all.TryGetValue(target[0], out var root)
                ? Cascading.Link(i, root, all, body.Reason, on.By)
                : Refusals.NoIncident(body.Incident));
        })
        .RequireRole(IncidentCommands.Acting)
        .WithTags("cascade").WithSummary("Links the incident under the one it came from.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428).ProducesProblem(503);
}
