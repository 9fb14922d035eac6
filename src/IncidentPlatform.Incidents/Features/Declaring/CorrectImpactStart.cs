using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Declaring;

/// <summary>Customers were first hit at another time than was thought.</summary>
public static class CorrectImpactStart
{
    /// <param name="StartedAt">When customers were first hit.</param>
    /// <param name="Reason">How that is known.</param>
    public sealed record Request(DateTimeOffset StartedAt, string Reason);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/impact-start", (string incident, Request body, IncidentCommands on) =>
            on.Additive(incident, (i, now) => Declaration.CorrectImpactStart(i, body.StartedAt, body.Reason, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("declaration").WithSummary("Corrects when customers were first hit.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
