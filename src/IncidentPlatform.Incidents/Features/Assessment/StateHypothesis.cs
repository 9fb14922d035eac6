using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Assessment;

/// <summary>A suspicion of what the cause is.</summary>
public static class StateHypothesis
{
    public sealed record Request(string Text, DateTimeOffset? OccurredAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/hypotheses", (string incident, Request body, IncidentCommands on) =>
            on.Additive(incident, (_, now) => Assessing.StateHypothesis(body.Text, body.OccurredAt, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("assessment").WithSummary("States a hypothesis.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
