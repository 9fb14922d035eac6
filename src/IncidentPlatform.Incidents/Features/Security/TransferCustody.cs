using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Security;

/// <summary>A piece of evidence passes into other hands.</summary>
public static class TransferCustody
{
    /// <param name="To">Person id of who has it from now on.</param>
    public sealed record Request(string To, string Reason);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/evidence/{evidence:guid}/custody", (string incident, Guid evidence, Request body, IncidentCommands on) =>
            on.Additive(incident, (i, _) => EvidenceRegister.Transfer(i, evidence, body.To, body.Reason, on.By)))
        .RequireRole(SecurityRoles.Acting)
        .WithTags("security").WithSummary("Records that evidence passes into other hands.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}
