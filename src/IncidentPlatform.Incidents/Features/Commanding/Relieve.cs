using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Commanding;

/// <summary>Somebody is relieved of a role; who relieves the commander takes command.</summary>
public static class Relieve
{
    public sealed record Request(string Reason);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/roles/{role}/relief", (string incident, string role, Request body, IncidentCommands on) =>
            on.Deciding(incident, (i, _) => Command.Relieve(i, role, body.Reason, on.By)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("command").WithSummary("Relieves the holder of a role.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
