using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Resolving;

/// <summary>It came back within the recovery watch: the same incident goes on.</summary>
public static class ReportRecurrence
{
    public sealed record Request(string Reason);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/recurrence", (string incident, Request body, IncidentCommands on) =>
            on.Additive(incident, (i, _) => Resolution.Recur(i, body.Reason)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("resolution").WithSummary("Reports that it came back, which reopens it.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
