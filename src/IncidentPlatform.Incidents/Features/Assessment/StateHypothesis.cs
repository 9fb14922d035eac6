using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Assessment;

/// <summary>A suspicion of what the cause is.</summary>
public static class StateHypothesis
{
    public sealed record Request(string Text, DateTimeOffset? OccurredAt = null);

    /// <summary>The answer's location names the hypothesis.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/hypotheses", (string incident, Request body, IncidentCommands on) =>
        {
            var hypothesis = Guid.CreateVersion7();
            return on.Adding(
                incident, $"/incidents/{incident}/hypotheses/{hypothesis}", (i, now) => Hypotheses.State(i, hypothesis, body.Text, body.OccurredAt, now));
        })
        .RequireRole(IncidentCommands.Acting)
        .WithTags("assessment").WithSummary("States a hypothesis.")
        .Produces<CommandAnswer>(201).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
