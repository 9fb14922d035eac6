using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using Marten;
using Marten.Linq.MatchesSql;

namespace IncidentPlatform.Escalation.Features.People;

/// <summary>Reads of the directory: each kind by its id, and all of it in pages.</summary>
public static class PeopleRoutes
{
    /// <param name="Link">Who is meant by an id elsewhere: a system, a colon and the id, for example <c>slack:U024BE7LH</c>.</param>
    public sealed record Filter(string? Link = null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/people/{id}", async Task<IResult> (string id, Caller caller, IQuerySession query, CancellationToken ct) =>
                await query.LoadAsync<Person>(id, ct) is { } person ? TypedResults.Ok(PersonView.Of(person, caller)) : Problems.NotFound("person", id))
            .WithTags("people").WithSummary("A person of the directory.").Produces<PersonView>().ProducesProblem(404);
        routes.MapGet("/people", async Task<IResult> ([AsParameters] Filter filter, [AsParameters] PageRequest page, Caller caller, IQuerySession query, CancellationToken ct) =>
            {
                IQueryable<Person> all = query.Query<Person>();
                if (filter.Link?.Split(':', 2) is not (null or [_, _]))
                    return Problems.Invalid("link-malformed", "A link is a system, a colon and the id there.", "Give a link such as slack:U024BE7LH.");
                if (filter.Link?.Split(':', 2) is [var system, var there])
                    all = all.Where(p => p.MatchesSql("d.data -> 'links' ->> ? = ?", system, there));
                var found = page.Of(await After(all.OrderBy(p => p.Id), page, p => p.Id.CompareTo(page.After) > 0, ct), p => p.Id);
                return TypedResults.Ok(new Page<PersonView>([.. found.Items.Select(p => PersonView.Of(p, caller))], found.NextCursor));
            })
            .WithTags("people").WithSummary("Everyone in the directory, or whoever a link leads to.")
            .Produces<Page<PersonView>>().ProducesProblem(400);
        MapReads<Position>(routes, "position", "positions", p => p.Id, page => p => p.Id.CompareTo(page.After) > 0, "Who has a position.", "All positions that are filled.");
        MapReads<Team>(routes, "team", "teams", t => t.Id, page => t => t.Id.CompareTo(page.After) > 0, "Who is in a team.", "All teams.");
    }

    private static void MapReads<T>(
        IEndpointRouteBuilder routes, string what, string plural, System.Linq.Expressions.Expression<Func<T, string>> id,
        Func<PageRequest, System.Linq.Expressions.Expression<Func<T, bool>>> isAfter, string one, string all) where T : notnull
    {
        var idOf = id.Compile();
        routes.MapGet($"/{plural}/{{{what}}}", async Task<IResult> (HttpContext http, IQuerySession query, CancellationToken ct) =>
                http.GetRouteValue(what) is string name && await query.LoadAsync<T>(name, ct) is { } found ? TypedResults.Ok(found) : Problems.NotFound(what, $"{http.GetRouteValue(what)}"))
            .WithTags("people").WithSummary(one).Produces<T>().ProducesProblem(404);
        routes.MapGet($"/{plural}", async ([AsParameters] PageRequest page, IQuerySession query, CancellationToken ct) =>
                page.Of(await After(query.Query<T>().OrderBy(id), page, isAfter(page), ct), idOf))
            .WithTags("people").WithSummary(all);
    }

    private static Task<IReadOnlyList<T>> After<T>(
        IQueryable<T> all, PageRequest page, System.Linq.Expressions.Expression<Func<T, bool>> isAfter, CancellationToken ct) where T : notnull =>
        (page.After is null ? all : all.Where(isAfter)).Take(page.Size + 1).ToListAsync(ct);
}
