using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Reporting;

/// <summary>Something was changed at that time; shown beside what happened.</summary>
public static class RecordChange
{
    /// <param name="Change">The change as its own system names it.</param>
    /// <param name="Description">What was changed.</param>
    /// <param name="Service">The service it was made to.</param>
    public sealed record Request(string Change, string Description, string? Service = null, string? Link = null, DateTimeOffset? OccurredAt = null);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/changes", (string incident, Request body, IncidentCommands on) =>
            on.Additive(
                incident,
                (_, now) => Reports.RecordChange(new ChangeRecorded(body.Change, body.Description, body.Service, body.Link), body.OccurredAt, now)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("reports").WithSummary("Records a change.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404);
}
