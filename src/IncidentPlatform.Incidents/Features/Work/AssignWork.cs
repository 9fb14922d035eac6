using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Features.Work;

/// <summary>Somebody is asked to do something.</summary>
public static class AssignWork
{
    /// <param name="What">What is to be done.</param>
    /// <param name="Kind">A person, or a team.</param>
    /// <param name="Assignee">Person id, or name of a team.</param>
    public sealed record Request(string What, AssigneeKind Kind, string Assignee);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{incident}/work", (string incident, Request body, IncidentCommands on) =>
        {
            var work = Guid.CreateVersion7();
            return on.Adding(
                incident, $"/incidents/{incident}/work/{work}", (i, _) => WorkItems.Assign(i, new WorkAssigned(work, body.What, body.Kind, body.Assignee)));
        })
        .RequireRole(IncidentCommands.Acting)
        .WithTags("work").WithSummary("Assigns work to a person or a team.")
        .Produces<CommandAnswer>(201).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
