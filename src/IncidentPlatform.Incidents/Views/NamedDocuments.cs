using System.Linq.Expressions;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Incidents.Views;

/// <summary>Configuration that is kept by name: listed in the order of names, and read one by one.</summary>
internal static class NamedDocuments
{
    /// <param name="routes">Where the routes go.</param>
    /// <param name="path">Path of the list; one is read below it by its name.</param>
    /// <param name="what">What one of them is called: the tag of the routes, and what a refusal says.</param>
    /// <param name="name">The document's id, which is its name.</param>
    /// <param name="answer">The document as callers see it.</param>
    public static void MapNamed<TDocument, TAnswer>(
        this IEndpointRouteBuilder routes, string path, string what, Expression<Func<TDocument, string>> name, Func<TDocument, TAnswer> answer)
        where TDocument : notnull
    {
        var nameOf = name.Compile();
        routes.MapGet(path, async ([AsParameters] PageRequest page, IQuerySession query, CancellationToken ct) =>
            {
                var from = page.After is { } after ? query.Query<TDocument>().Where(Beyond(name, after)) : query.Query<TDocument>();
                var (found, next) = page.Of(await from.OrderBy(name).Take(page.Size + 1).ToListAsync(ct), nameOf);
                return new Page<TAnswer>([.. found.Select(answer)], next);
            })
            .WithTags($"{what}s").WithSummary($"Lists {what}s.");
        routes.MapGet($"{path}/{{name}}", async (string name, IQuerySession query, CancellationToken ct) =>
                await query.LoadAsync<TDocument>(name, ct) is { } found ? TypedResults.Ok(answer(found)) : Problems.NotFound(what, name))
            .WithTags($"{what}s").WithSummary($"One {what}.").Produces<TAnswer>().ProducesProblem(404);
    }

    private static Expression<Func<TDocument, bool>> Beyond<TDocument>(Expression<Func<TDocument, string>> name, string after)
    {
        var compared = Expression.Call(name.Body, typeof(string).GetMethod(nameof(string.CompareTo), [typeof(string)])!, Expression.Constant(after));
        return Expression.Lambda<Func<TDocument, bool>>(Expression.GreaterThan(compared, Expression.Constant(0)), name.Parameters);
    }
}
