using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Security;

/// <summary>Somebody may not know of the incident any more; an auditor's engagement ends the same way.</summary>
public static class RevokeAccess
{
    public sealed record Request(string Reason);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/access/{person}/revocation", (string incident, string person, Request body, IncidentCommands on) =>
            on.Deciding(incident, (i, _) => Secrecy.Revoke(i, person, body.Reason, on.By)))
        .RequireRole(SecurityRoles.Acting)
        .WithTags("security").WithSummary("Takes a person's access to a security incident back.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
