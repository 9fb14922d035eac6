using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Assessment;

/// <summary>A suspected cause does not hold; it stays on the record.</summary>
public static class DropHypothesis
{
    public sealed record Request(string Reason, DateTimeOffset? OccurredAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/hypotheses/{hypothesis:guid}/drop", (string incident, Guid hypothesis, Request body, IncidentCommands on) =>
            on.Additive(incident, (i, now) => Hypotheses.Drop(i, new HypothesisDropped(hypothesis, body.Reason), body.OccurredAt, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("assessment").WithSummary("Drops a hypothesis.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
