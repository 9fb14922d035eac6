using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Work;

/// <summary>Somebody else is asked to do it.</summary>
public static class ReassignWork
{
    /// <inheritdoc cref="AssignWork.Request"/>
    public sealed record Request(AssigneeKind Kind, string Assignee);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/work/{work:guid}/assignment", (string incident, Guid work, Request body, IncidentCommands on) =>
            on.Additive(incident, (i, _) => WorkItems.Reassign(i, work, body.Kind, body.Assignee)))
        .RequireRole(IncidentCommands.Acting)
        .WithTags("work").WithSummary("Assigns work anew.")
        .Produces<CommandAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
