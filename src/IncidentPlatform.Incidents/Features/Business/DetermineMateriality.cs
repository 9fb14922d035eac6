using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Business;

/// <summary>Whether the incident matters to the company as a whole is decided.</summary>
public static class DetermineMateriality
{
    public sealed record Request(bool Material, string Reason);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/materiality", (string incident, Request body, IncidentCommands on) =>
            on.Additive(incident, (i, _) => Materiality.Determine(i, body.Material, body.Reason, on.By)))
        .RequireRole([.. IncidentCommands.Acting, OrganisationRoles.Legal])
        .WithTags("business").WithSummary("Determines whether the incident is material.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404);
}
