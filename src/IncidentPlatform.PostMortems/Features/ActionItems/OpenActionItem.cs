using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using IncidentPlatform.PostMortems.Features.Reviews;

namespace IncidentPlatform.PostMortems.Features.ActionItems;

/// <summary>The review asks for work.</summary>
public static class OpenActionItem
{
    /// <param name="Owner">Person id.</param>
    /// <param name="Due">End of the day it is due.</param>
    public sealed record Request(string Action, string Owner, DateTimeOffset Due, Priority Priority);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/action-items", (Guid id, Request body, Commands commands) =>
            {
                var item = Guid.CreateVersion7();
                return commands.Adding<ReviewFile>(id, $"/action-items/{item}", (file, now) =>
                    ActionItemDecider.Open(file, item, body.Action, body.Owner, body.Due, body.Priority, now));
            })
            .RequireRole(Writers.Roles)
            .WithTags("action items").WithSummary("Opens an action item; its id is that of the fact recorded.")
            .Produces<CommandAnswer>(201).ProducesProblem(400).ProducesProblem(404);
}
