using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Resolving;

/// <summary>Related tickets were looked at and are no recurrence.</summary>
public static class DismissRelatedTickets
{
    /// <param name="Reports">The reports, by id.</param>
    public sealed record Request(IReadOnlyList<Guid> Reports, string Reason);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/related-tickets/dismissal", (string incident, Request body, IncidentCommands on) =>
            on.Additive(incident, (i, _) => RelatedTickets.Dismiss(i, new RelatedTicketsDismissed(body.Reports, body.Reason))))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("resolution").WithSummary("Dismisses tickets that are no recurrence.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
