using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Resolving;

/// <summary>A validated fix is deployed, and by whom.</summary>
public static class DeployFix
{
    /// <param name="DeployedBy">Person id of the deployer; the caller where it is left out.</param>
    /// <param name="OccurredAt">When it was deployed; windows count from when it is recorded all the same.</param>
    public sealed record Request(string? DeployedBy = null, DateTimeOffset? OccurredAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/fixes/{fix:guid}/deployment", (string incident, Guid fix, Request body, IncidentCommands on) =>
            on.Deciding(incident, (i, now) => Fixing.Deploy(i, fix, body.DeployedBy ?? on.By.Id, body.OccurredAt, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("resolution").WithSummary("Records that a fix is deployed.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
