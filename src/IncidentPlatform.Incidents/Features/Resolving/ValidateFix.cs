using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Resolving;

/// <summary>The engineering lead validates a fix before it is deployed.</summary>
public static class ValidateFix
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/fixes/{fix:guid}/validation", (string incident, Guid fix, IncidentCommands on) =>
            on.Deciding(incident, (i, _) => Fixing.Validate(i, fix, on.By)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("resolution").WithSummary("Validates a fix.")
        .Produces<CommandAnswer>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
