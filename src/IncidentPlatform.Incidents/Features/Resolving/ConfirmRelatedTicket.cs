using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Resolving;

/// <summary>A related ticket is the incident coming back: it is reopened.</summary>
public static class ConfirmRelatedTicket
{
    public sealed record Request(string? Reason = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/related-tickets/{report:guid}/confirmation", (string incident, Guid report, Request body, IncidentCommands on) =>
            on.Additive(incident, (i, _) => RelatedTickets.Confirm(i, report, body.Reason)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("resolution").WithSummary("Confirms that a ticket is a recurrence, which reopens the incident.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
