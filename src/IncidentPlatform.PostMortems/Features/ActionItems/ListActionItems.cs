using IncidentPlatform.Hosting.Access;
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
        routes.MapGet("/action-items", ([AsParameters] PageRequest page, IncidentReaders readers, DomainClock clock, IQuerySession query, CancellationToken ct) =>
                List(null, page, readers, clock, query, ct))
            .WithTags("action items").WithSummary("Action items over all incidents, by due date.").Produces<Page<ActionItemView>>().ProducesProblem(400);
        routes.MapGet("/action-items/{id:guid}", async Task<IResult> (Guid id, IncidentReaders readers, DomainClock clock, IQuerySession query, CancellationToken ct) =>
                await ActionItemRows.FileOf(query, id, ct) is { } file && await readers.MayRead(file.Id, ct)
                    ? TypedResults.Ok(ActionItemView.Of(file, id, clock.GetUtcNow()))
                    : Problems.NotFound("action item", id))
            .WithTags("action items").WithSummary("An action item.").Produces<ActionItemView>().ProducesProblem(404).ProducesProblem(503);
    }

    public static void MapOfIncident(IEndpointRouteBuilder incident) =>
        incident.MapGet("/action-items", (Guid id, [AsParameters] PageRequest page, IncidentReaders readers, DomainClock clock, IQuerySession query, CancellationToken ct) =>
                List(id, page, readers, clock, query, ct))
            .WithTags("action items").WithSummary("Action items of an incident, by due date.").Produces<Page<ActionItemView>>().ProducesProblem(400).ProducesProblem(404);

    private static async Task<IResult> List(
        Guid? incident, PageRequest page, IncidentReaders readers, DomainClock clock, IQuerySession query, CancellationToken ct)
    {
        var slice = page.Of(await ActionItemRows.ByDueDate(query, incident, page.After, page.Size + 1, ct), i => i.Key);
        var files = (await query.LoadManyAsync<ReviewFile>(ct, [.. slice.Items.Select(i => i.IncidentId).Distinct()])).ToDictionary(f => f.Id);
        var readable = await readers.Readable(files.Keys, ct);
        return TypedResults.Ok(new Page<ActionItemView>(
            [.. slice.Items.Where(i => readable.Contains(i.IncidentId)).Select(i => ActionItemView.Of(files[i.IncidentId], i.Id, clock.GetUtcNow()))], slice.NextCursor));
    }
}
