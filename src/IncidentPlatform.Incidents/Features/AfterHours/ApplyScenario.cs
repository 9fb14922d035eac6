using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Reactions;
using Marten;

namespace IncidentPlatform.Incidents.Features.AfterHours;

/// <summary>What was prepared for a known situation is put to use.</summary>
public static class ApplyScenario
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/scenarios/{name}", async (string incident, string name, IncidentCommands on, IQuerySession query, CancellationToken ct) =>
            await query.LoadAsync<Scenario>(name, ct) is { } scenario
                ? await on.Deciding(
                    incident,
                    _ => query.LoadAsync<RosterCopy>(RosterCopy.Only, ct),
                    (i, roster, now) => Scenarios.Apply(i, scenario, duty => roster?.OnCall(duty, now), on.By, now))
                : Problems.NotFound("scenario", name))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("scenarios").WithSummary("Applies a scenario: roles are assigned, its webhook is called, its first message is drafted.")
        .Produces<CommandAnswer>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
}
