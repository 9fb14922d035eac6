using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Assessment;

/// <summary>It affects other services than was thought.</summary>
public static class ChangeScope
{
    /// <param name="Services">All that are affected, by name.</param>
    public sealed record Request(IReadOnlyList<string> Services, string? Reason = null, DateTimeOffset? OccurredAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/scope", (string incident, Request body, IncidentCommands on) =>
            on.Additive(incident, (i, now) => Assessing.ChangeScope(i, body.Services, body.Reason, body.OccurredAt, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("assessment").WithSummary("Changes which services are affected.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
