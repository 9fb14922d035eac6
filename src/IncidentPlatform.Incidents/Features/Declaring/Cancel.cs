using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Declaring;

/// <summary>It was a false alarm.</summary>
public static class Cancel
{
    public sealed record Request(string Reason);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/cancellation", (string incident, Request body, IncidentCommands on) => on.Deciding(incident, (i, _) => Declaration.Cancel(i, body.Reason, on.By)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("declaration").WithSummary("Cancels a false alarm.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
