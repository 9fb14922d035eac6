using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Declaring;

/// <summary>A fact that who joins has to see first.</summary>
public static class PinFact
{
    public sealed record Request(Guid FactId);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/pins", (string incident, Request body, IncidentCommands on) =>
            on.About(incident, body.FactId, (i, _, _) => Pinning.Pin(i, body.FactId)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("declaration").WithSummary("Pins a fact.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
