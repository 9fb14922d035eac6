using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Resolving;

/// <summary>The end, after the recovery watch.</summary>
public static class DeclareAllClear
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/all-clear", (string incident, IncidentCommands on) =>
            on.Deciding(incident, (i, now) => Resolution.DeclareAllClear(i, on.By, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("resolution").WithSummary("Declares all clear.")
        .Produces<CommandAnswer>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
