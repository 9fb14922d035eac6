using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Views;
using Marten;

namespace IncidentPlatform.Incidents.Features.Declaring;

/// <summary>A fact was wrong: the correction is a fact too, and the first one stays.</summary>
public static class Correct
{
    /// <param name="FactId">The fact that was wrong.</param>
    /// <param name="CorrectedOccurredAt">When it really was, where that was wrong.</param>
    /// <param name="CorrectedText">What it should have said, where that was wrong.</param>
    public sealed record Request(Guid FactId, string Reason, DateTimeOffset? CorrectedOccurredAt = null, string? CorrectedText = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/corrections", async (string incident, Request body, IncidentCommands on, Caller caller, IQuerySession query, CancellationToken ct) =>
            await IncidentReference.Find(query, incident, caller, ct) is { } id && await query.Events.LoadAsync(body.FactId, ct) is { } fact && fact.StreamId == id
                ? await on.Additive(
                    incident, (_, now) => Declaration.Correct(new FactCorrected(body.FactId, body.Reason, body.CorrectedOccurredAt, body.CorrectedText), now))
                : Problems.NotFound("fact", body.FactId))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("declaration").WithSummary("Corrects a fact.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
