using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Packs;

namespace IncidentPlatform.Incidents.Features.Commanding;

/// <summary>The commander has customers told more or less often than the policy says, within its bounds.</summary>
public static class ChangeCadence
{
    /// <param name="Every">Longest time between updates to customers.</param>
    public sealed record Request(TimeSpan Every, string Reason);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/cadence", (string incident, Request body, IncidentCommands on) => on.Deciding(
            incident, (i, _) => Cadences.Change(i, body.Every, body.Reason, PolicyPacks.Default.CadenceOf(i.Severity), on.By)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("command").WithSummary("Changes how often customers hear of the incident.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
