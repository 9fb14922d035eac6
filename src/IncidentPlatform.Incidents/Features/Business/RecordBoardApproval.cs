using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Business;

/// <summary>The board has approved what a material incident asks for.</summary>
public static class RecordBoardApproval
{
    /// <param name="Reference">Where the approval is kept.</param>
    /// <param name="Note">What was approved.</param>
    public sealed record Request(string Reference, string? Note = null, DateTimeOffset? OccurredAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/board-approvals", (string incident, Request body, IncidentCommands on) =>
            on.Additive(
                incident, (i, now) => Materiality.RecordBoardApproval(i, new BoardApprovalRecorded(body.Reference, body.Note), on.By, body.OccurredAt, now)))
        .RequireRole([.. IncidentCommands.Acting, OrganisationRoles.Legal])
        .WithTags("business").WithSummary("Records the approval of the board.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404);
}
