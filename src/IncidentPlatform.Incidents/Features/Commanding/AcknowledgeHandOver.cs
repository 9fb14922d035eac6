using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Commanding;

/// <summary>The person a role is handed to takes it.</summary>
public static class AcknowledgeHandOver
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/roles/{role}/hand-over/acknowledgement", (string incident, string role, IncidentCommands on) =>
            on.Deciding(incident, (i, _) => Command.AcknowledgeHandOver(i, role, on.By)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("command").WithSummary("Acknowledges a hand-over, which moves the role.")
        .Produces<CommandAnswer>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
