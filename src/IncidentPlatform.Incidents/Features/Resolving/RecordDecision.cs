using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Resolving;

/// <summary>A decision that was taken.</summary>
public static class RecordDecision
{
    public sealed record Request(string Text, DateTimeOffset? OccurredAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/decisions", (string incident, Request body, IncidentCommands on) =>
            on.Additive(incident, (_, now) => Assessing.RecordDecision(body.Text, body.OccurredAt, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("resolution").WithSummary("Records a decision.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
