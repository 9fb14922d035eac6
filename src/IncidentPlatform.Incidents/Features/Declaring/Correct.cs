using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Declaring;

/// <summary>A fact was wrong: the correction is a fact too, and the first one stays.</summary>
public static class Correct
{
    /// <param name="FactId">The fact that was wrong.</param>
    /// <param name="CorrectedOccurredAt">When it really was, where that was wrong.</param>
    /// <param name="CorrectedText">What it should have said, where that was wrong.</param>
    public sealed record Request(Guid FactId, string Reason, DateTimeOffset? CorrectedOccurredAt = null, string? CorrectedText = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/corrections", (string incident, Request body, IncidentCommands on) => on.About(
            incident, body.FactId,
            (_, corrected, now) => Declaration.Correct(
                new FactCorrected(body.FactId, body.Reason, body.CorrectedOccurredAt, body.CorrectedText), corrected, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("declaration").WithSummary("Corrects a fact.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
