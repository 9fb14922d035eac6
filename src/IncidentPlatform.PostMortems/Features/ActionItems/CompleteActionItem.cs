using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using IncidentPlatform.PostMortems.Features.Reviews;
using IncidentPlatform.PostMortems.Views;
using Marten;

namespace IncidentPlatform.PostMortems.Features.ActionItems;

/// <summary>The work is done.</summary>
public static class CompleteActionItem
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/action-items/{id:guid}/completion", async Task<IResult> (Guid id, Commands commands, IncidentReaders readers, IQuerySession query, CancellationToken ct) =>
                await ActionItemRows.FileOf(query, id, ct) is { } file && await readers.MayRead(file.Id, ct)
                    ? await commands.Additive<ReviewFile>(file.Id, (f, _) => ActionItemDecider.Complete(f, id))
                    : Problems.NotFound("action item", id))
            .RequireRole(Writers.Roles)
            .WithTags("action items").WithSummary("Completes an action item.")
            .Produces<CommandAnswer>().ProducesProblem(404).ProducesProblem(503);
}
