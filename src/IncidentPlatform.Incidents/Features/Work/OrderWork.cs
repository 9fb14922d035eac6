using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Work;

/// <summary>The commander says what comes first, across all teams.</summary>
public static class OrderWork
{
    /// <param name="First">Open work, most urgent first; what is left out follows in the order it had.</param>
    public sealed record Request(IReadOnlyList<Guid> First);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/work/order", (string incident, Request body, IncidentCommands on) =>
            on.Deciding(incident, (i, _) => WorkItems.Order(i, body.First, on.By)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("work").WithSummary("Orders the open work.")
        .Produces<CommandAnswer>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
