using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Resolving;

/// <summary>Something found out while working on it.</summary>
public static class RecordFinding
{
    public sealed record Request(string Text, DateTimeOffset? OccurredAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/findings", (string incident, Request body, IncidentCommands on) =>
            on.Additive(incident, (_, now) => Assessing.RecordFinding(body.Text, body.OccurredAt, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("resolution").WithSummary("Records a finding.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
