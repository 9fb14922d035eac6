using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Work;

/// <summary>How things stand technically, for the commander.</summary>
public static class GiveTechnicalStatus
{
    public sealed record Request(string Text, DateTimeOffset? OccurredAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/technical-status", (string incident, Request body, IncidentCommands on) =>
            on.AdditiveUnderRoot(incident, (i, now) => WorkItems.GiveStatus(i, body.Text, body.OccurredAt, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("work").WithSummary("Tells the commander how things stand technically.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
