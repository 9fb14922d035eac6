using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Security;

/// <summary>The security lead says how far the investigation is.</summary>
public static class ChangePhase
{
    /// <param name="Phase">One of the phases that the security view lists.</param>
    public sealed record Request(string Phase, string? Note = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/investigation-phase", (string incident, Request body, IncidentCommands on) =>
            on.Deciding(incident, (i, _) => Investigation.ChangePhase(i, body.Phase, body.Note, on.By)))
        .RequireRole(SecurityRoles.Acting)
        .WithTags("security").WithSummary("Moves the investigation to a phase; complete lets technical detail be told.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
