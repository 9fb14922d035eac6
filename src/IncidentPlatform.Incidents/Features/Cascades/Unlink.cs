using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Cascades;

/// <summary>The incident stands alone again; who commanded it through the link commands it on.</summary>
public static class Unlink
{
    public sealed record Request(string Reason);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/root/removal", (string incident, Request body, IncidentCommands on) =>
            on.Jointly(incident, [], (i, all, _) => Cascading.Unlink(i, all, body.Reason, on.By)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("cascade").WithSummary("Unlinks the incident from its root.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428).ProducesProblem(503);
}
