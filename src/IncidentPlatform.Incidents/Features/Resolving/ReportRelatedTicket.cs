using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Resolving;

/// <summary>A ticket came in that may be the incident coming back.</summary>
public static class ReportRelatedTicket
{
    /// <param name="Ticket">The ticket as the help desk names it.</param>
    /// <param name="Summary">What it says.</param>
    public sealed record Request(string Ticket, string Summary, string? Link = null, DateTimeOffset? OccurredAt = null);

    /// <summary>The answer's location names the report.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/related-tickets", (string incident, Request body, IncidentCommands on) =>
        {
            var report = Guid.CreateVersion7();
            return on.Adding(
                incident, $"/incidents/{incident}/related-tickets/{report}",
                (i, now) => RelatedTickets.Report(i, report, new RelatedTicketReported(body.Ticket, body.Summary, body.Link), body.OccurredAt, now));
        })
        .RequireRole(IncidentCommands.Acting)
        .WithTags("resolution").WithSummary("Reports a ticket that may be a recurrence.")
        .Produces<CommandAnswer>(201).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
