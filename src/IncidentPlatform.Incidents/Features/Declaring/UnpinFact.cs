using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Declaring;

/// <summary>A fact that mattered more before.</summary>
public static class UnpinFact
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/incidents/{incident}/pins/{fact:guid}", (string incident, Guid fact, IncidentCommands on) =>
            on.Additive(incident, (i, _) => Pinning.Unpin(i, fact)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("declaration").WithSummary("Unpins a fact.")
        .Produces<CommandAnswer>().ProducesProblem(404);
}
