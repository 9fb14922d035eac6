using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Escalation.Features.People;

/// <summary>Reads of the directory: each kind by its id, and all of it in pages.</summary>
public static class PeopleRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/people/{id}", (string id, IQuerySession query, CancellationToken ct) => One<Person>("person", id, query, ct))
            .WithTags("people").WithSummary("A person of the directory.").Produces<Person>().ProducesProblem(404);
        routes.MapGet("/positions/{position}", (string position, IQuerySession query, CancellationToken ct) => One<Position>("position", position, query, ct))
            .WithTags("people").WithSummary("Who has a position.").Produces<Position>().ProducesProblem(404);
        routes.MapGet("/people", async ([AsParameters] PageRequest page, IQuerySession query, CancellationToken ct) =>
                page.Of(await After(query.Query<Person>().OrderBy(p => p.Id), page, p => p.Id.CompareTo(page.After) > 0, ct), p => p.Id))
            .WithTags("people").WithSummary("Everyone in the directory.");
        routes.MapGet("/positions", async ([AsParameters] PageRequest page, IQuerySession query, CancellationToken ct) =>
                page.Of(await After(query.Query<Position>().OrderBy(p => p.Id), page, p => p.Id.CompareTo(page.After) > 0, ct), p => p.Id))
            .WithTags("people").WithSummary("All positions that are filled.");
    }

    private static async Task<IResult> One<TDocument>(string what, string id, IQuerySession query, CancellationToken ct) where TDocument : notnull =>
        await query.LoadAsync<TDocument>(id, ct) is { } found ? TypedResults.Ok(found) : Problems.NotFound(what, id);

    private static Task<IReadOnlyList<T>> After<T>(
        IQueryable<T> all, PageRequest page, System.Linq.Expressions.Expression<Func<T, bool>> isAfter, CancellationToken ct) where T : notnull =>
        (page.After is null ? all : all.Where(isAfter)).Take(page.Size + 1).ToListAsync(ct);
}
