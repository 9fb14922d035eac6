using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.PostMortems.Domain.ReviewFiles;
using IncidentPlatform.PostMortems.Domain.Reviews;
using IncidentPlatform.PostMortems.Rendering;
using IncidentPlatform.PostMortems.Views;
using Marten;

namespace IncidentPlatform.PostMortems.Features.Reviews;

/// <summary>The review, rebuilt from the facts at each request: as JSON, Markdown or HTML.</summary>
public static class ReadReview
{
    /// <param name="Version">Tells the incident's stream up to here; all of it where absent.</param>
    /// <param name="Edition">Holds what people wrote up to here; all of it where absent.</param>
    public sealed record AsOf(long? Version = null, long? Edition = null);

    private const string ReviewPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/review", (Guid id, [AsParameters] AsOf at, IncidentStories stories, Caller caller, IQuerySession query, HttpContext http) =>
                Read(id, at, stories, caller, query, http, TypedResults.Ok))
            .WithTags("reviews").WithSummary("The review, every number and every line with the facts it cites.")
            .Produces<Review>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
        routes.MapGet("/review.md", (Guid id, [AsParameters] AsOf at, string? distribution, IncidentStories stories, Caller caller, IQuerySession query, HttpContext http) =>
                Print(id, at, distribution, stories, caller, query, http, printed => TypedResults.Text(printed.Markdown, "text/markdown; charset=utf-8")))
            .WithTags("reviews").WithSummary("The review as Markdown; the public version with distribution=external.")
            .Produces<string>(200, "text/markdown").ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
        routes.MapGet("/review.html", (Guid id, [AsParameters] AsOf at, string? distribution, IncidentStories stories, Caller caller, IQuerySession query, HttpContext http) =>
                Print(id, at, distribution, stories, caller, query, http, printed =>
                {
                    http.Response.Headers.ContentSecurityPolicy = ReviewPolicy;
                    return TypedResults.Text(printed.Html, "text/html; charset=utf-8");
                }))
            .WithTags("reviews").WithSummary("The review as a page; the public version with distribution=external.")
            .Produces<string>(200, "text/html").ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
    }

    private static Task<IResult> Print(
        Guid id, AsOf at, string? distribution, IncidentStories stories, Caller caller, IQuerySession query, HttpContext http, Func<RenderedReview, IResult> show) => distribution switch
        {
            null or "internal" => Read(id, at, stories, caller, query, http, review => show(RenderedReview.Of(review, Distribution.Internal))),
            "external" => Read(id, at, stories, caller, query, http, review => show(RenderedReview.Of(review, Distribution.External))),
            _ => Task.FromResult(Problems.Invalid("distribution-unknown", $"There is no distribution '{distribution}'.", "Use internal or external, or leave it out.")),
        };

    private static async Task<IResult> Read(
        Guid id, AsOf at, IncidentStories stories, Caller caller, IQuerySession query, HttpContext http, Func<Review, IResult> show)
    {
        if (await query.LoadAsync<ReviewFile>(id, http.RequestAborted) is not { } file)
            return Problems.NotFound("review of incident", id);
        if (await stories.Read(id, caller.PersonId, http.RequestAborted) is not { } story)
            return Problems.Unavailable("facts-unavailable", "Incidents does not answer, and a review is rebuilt from its facts.");
        if (at.Version is { } version && (version < 1 || version > story.Version))
            return Problems.Invalid("version-unknown", $"The incident's stream has no version {version}.", $"Use a version from 1 to {story.Version}, or leave it out for the newest.");
        if (at.Edition is { } edition && (edition < 1 || edition > file.Edition))
            return Problems.Invalid("edition-unknown", $"The review has no edition {edition}.", $"Use an edition from 1 to {file.Edition}, or leave it out for the newest.");

        // Publishing decides on what people wrote: the edition is what If-Match names.
        http.Response.Headers.ETag = ETags.Of(file.Edition);
        return show(Review.Of(id, at.Version is { } upTo ? story.UpTo(upTo) : story, at.Edition is { } of ? file.AsOf(of) : file));
    }
}
