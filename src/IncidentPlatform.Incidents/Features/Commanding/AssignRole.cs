using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Commanding;

/// <summary>Somebody gets a role, takes one, or accepts one that was given.</summary>
public static class AssignRole
{
    /// <param name="Person">Person id.</param>
    public sealed record Request(string Person);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/roles/{role}", (string incident, string role, Request body, IncidentCommands on) =>
            on.Deciding(incident, (i, _) => Secrecy.MayBringIn(i, body.Person, on.By) is { } refused ? refused : Command.Assign(i, role, body.Person, on.By)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("command").WithSummary("Assigns a role; of the person, accepts it.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
