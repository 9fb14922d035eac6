using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Resolving;

/// <summary>A fix is taken back.</summary>
public static class RevertFix
{
    public sealed record Request(string Reason, DateTimeOffset? OccurredAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/fixes/{fix:guid}/reversal", (string incident, Guid fix, Request body, IncidentCommands on) =>
            on.Deciding(incident, (i, now) => Fixing.Revert(i, fix, body.Reason, body.OccurredAt, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("resolution").WithSummary("Records that a fix was taken back.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
