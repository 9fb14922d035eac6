using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Clocks;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using IncidentPlatform.PostMortems.Views;
using Marten;

namespace IncidentPlatform.PostMortems.Features.ActionItems;

/// <summary>Action items by due date: of one incident, over all of them, or one.</summary>
public static class ListActionItems
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/action-items", ([AsParameters] PageRequest page, Readers readers, DomainClock clock, IQuerySession query, CancellationToken ct) =>
                List(null, page, readers, clock, query, ct))
            .WithTags("action items").WithSummary("Action items over all incidents, by due date.").Produces<Page<ActionItemView>>().ProducesProblem(400);
        routes.MapGet("/action-items/{id:guid}", async Task<IResult> (Guid id, Readers readers, DomainClock clock, IQuerySession query, CancellationToken ct) =>
                await ActionItemRows.FileOf(query, id, ct) is not { } file ? Problems.NotFound("action item", id)
                : await readers.Refuse("action item", id, file.Id, ct) ?? TypedResults.Ok(ActionItemView.Of(file, id, clock.GetUtcNow())))
            .WithTags("action items").WithSummary("An action item.").Produces<ActionItemView>().ProducesProblem(404).ProducesProblem(503);
    }

    public static void MapOfIncident(IEndpointRouteBuilder incident) =>
        incident.MapGet("/action-items", (Guid id, [AsParameters] PageRequest page, Readers readers, DomainClock clock, IQuerySession query, CancellationToken ct) =>
                List(id, page, readers, clock, query, ct))
            .WithTags("action items").WithSummary("Action items of an incident, by due date.").Produces<Page<ActionItemView>>().ProducesProblem(400).ProducesProblem(404);

    private static async Task<IResult> List(
        Guid? incident, PageRequest page, Readers readers, DomainClock clock, IQuerySession query, CancellationToken ct)
    {
        var slice = page.Of(await ActionItemRows.ByDueDate(query, incident, page.After, page.Size + 1, ct), i => i.Key);
        var files = (await query.LoadManyAsync<ReviewFile>(ct, [.. slice.Items.Select(i => i.IncidentId).Distinct()])).ToDictionary(f => f.Id);
        var shown = new List<ActionItemView>(slice.Items.Count);
        foreach (var item in slice.Items)
        {
            if (await readers.MayRead(item.IncidentId, ct) == Readers.Answer.Yes)
                shown.Add(ActionItemView.Of(files[item.IncidentId], item.Id, clock.GetUtcNow()));
        }

        return TypedResults.Ok(new Page<ActionItemView>(shown, slice.NextCursor));
    }
}
