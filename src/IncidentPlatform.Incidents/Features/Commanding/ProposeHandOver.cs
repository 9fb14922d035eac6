using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Commanding;

/// <summary>The holder of a role proposes to hand it over; nothing moves before the other acknowledges.</summary>
public static class ProposeHandOver
{
    /// <param name="To">Person id of who shall take it over.</param>
    /// <param name="Note">What they need to know.</param>
    public sealed record Request(string To, string? Note = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/roles/{role}/hand-over", (string incident, string role, Request body, IncidentCommands on) =>
            on.Deciding(incident, (i, _) => Secrecy.MayBringIn(i, body.To, on.By) is { } refused ? refused : Command.ProposeHandOver(i, role, body.To, body.Note, on.By)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("command").WithSummary("Proposes to hand a role over.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
