using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Assessment;

/// <summary>The root cause is known; late is better than never.</summary>
public static class IdentifyRootCause
{
    /// <param name="ContributingFactors">What made it worse.</param>
    public sealed record Request(string Description, IReadOnlyList<string>? ContributingFactors = null, DateTimeOffset? OccurredAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/root-cause", (string incident, Request body, IncidentCommands on) => on.Additive(
            incident, (_, now) => Assessing.IdentifyRootCause(new RootCauseIdentified(body.Description, body.ContributingFactors ?? []), body.OccurredAt, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("assessment").WithSummary("Records the root cause.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
