using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Declaring;

/// <summary>A better title.</summary>
public static class Retitle
{
    public sealed record Request(string Title);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/title", (string incident, Request body, IncidentCommands on) => on.Additive(incident, (i, _) => Declaration.Retitle(i, body.Title)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("declaration").WithSummary("Changes the title.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
