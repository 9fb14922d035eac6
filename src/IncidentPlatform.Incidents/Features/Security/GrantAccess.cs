using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Security;

/// <summary>Somebody is named: they may know of the incident from now on.</summary>
public static class GrantAccess
{
    /// <param name="Person">Person id.</param>
    public sealed record Request(string Person, string? Reason = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/access", (string incident, Request body, IncidentCommands on) =>
            on.Deciding(incident, (i, _) => Secrecy.Grant(i, body.Person, body.Reason, on.By)))
        .RequireRole(SecurityRoles.Acting)
        .WithTags("security").WithSummary("Names a person who may know of a security incident.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
