using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Work;

/// <summary>It is done.</summary>
public static class CompleteWork
{
    /// <param name="Outcome">What came of it.</param>
    public sealed record Request(string? Outcome = null, DateTimeOffset? OccurredAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/work/{work:guid}/completion", (string incident, Guid work, Request body, IncidentCommands on) =>
            on.Additive(incident, (i, now) => WorkItems.Complete(i, work, body.Outcome, body.OccurredAt, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("work").WithSummary("Reports work done.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
