using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Packs;
using Marten;

namespace IncidentPlatform.Incidents.Features.Declaring;

/// <summary>The severity turns out to be another; what the same version of its pack says of that severity is adopted with it.</summary>
public static class ChangeSeverity
{
    public sealed record Request(Severity Severity, string Reason);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/severity", (string incident, Request body, IncidentCommands on, IQuerySession query, CancellationToken ct) => on.Deciding(
            incident, i => query.PackOf(i, ct), (i, pack, _) => Declaration.ChangeSeverity(i, body.Severity, body.Reason, pack.Resolve(body.Severity), on.By)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("declaration").WithSummary("Changes the severity.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
