using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Security;

/// <summary>An auditor is let in: reads everything, changes nothing.</summary>
public static class EngageAuditor
{
    /// <param name="Person">Person id.</param>
    /// <param name="Scope">What they were engaged for.</param>
    public sealed record Request(string Person, string Scope);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/auditors", (string incident, Request body, IncidentCommands on) =>
            on.Deciding(incident, (i, _) => Secrecy.EngageAuditor(i, body.Person, body.Scope, on.By)))
        .RequireRole(SecurityRoles.Acting)
        .WithTags("security").WithSummary("Engages an auditor, who reads and changes nothing.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
