using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Reporting;

/// <summary>How many tickets came in, beside how many would in such a time.</summary>
public static class ReportTicketVolume
{
    public sealed record Request(int Count, decimal Normal, TimeSpan Period, DateTimeOffset? OccurredAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/ticket-volume", (string incident, Request body, IncidentCommands on) => on.Additive(
            incident,
            (_, now) => Reports.ReportTicketVolume(new TicketVolumeReported(body.Count, body.Normal, 0, body.Period), body.OccurredAt, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("reports").WithSummary("Reports the volume of tickets.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
