using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.AfterHours;

/// <summary>The day team takes over what was handled at night.</summary>
public static class HandToDayTeam
{
    /// <param name="To">Person id, or name of a team.</param>
    /// <param name="Tickets">Tickets that go with it, as the help desk names them.</param>
    public sealed record Request(string To, IReadOnlyList<string>? Tickets = null, string? Note = null, DateTimeOffset? OccurredAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/day-hand-over", (string incident, Request body, IncidentCommands on) =>
            on.Additive(incident, (_, now) => HandingToDay.HandOver(new HandedToDayTeam(body.To, body.Tickets ?? [], body.Note), body.OccurredAt, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("after hours").WithSummary("Hands the incident and its tickets to the day team.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
