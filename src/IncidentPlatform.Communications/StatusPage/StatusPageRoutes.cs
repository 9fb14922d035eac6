using System.Globalization;
using System.Net.Mime;
using IncidentPlatform.Communications.Adapters;
using IncidentPlatform.Hosting.Api;

namespace IncidentPlatform.Communications.StatusPage;

/// <summary>The public status page, without a credential: HTML, badges, feeds, and JSON in the shape of Statuspage's public v2 API.</summary>
public static class StatusPageRoutes
{
    /// <summary>Header that says as of when the page stands.</summary>
    public const string AsOf = "As-Of";

    private const string CacheControl = "public, max-age=10, stale-while-revalidate=60, stale-if-error=86400";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var page = routes.MapGroup("").AllowAnonymous().WithTags("status-page");
        page.MapGet("/status", (HttpContext http, StatusAnswers answers) =>
                Answer(http, MediaTypeNames.Text.Html, answers.Of("html", StatusHtml.Of)))
            .WithSummary("The status page.").Produces<string>(contentType: MediaTypeNames.Text.Html);
        page.MapGet("/status/feed.atom", (HttpContext http, StatusAnswers answers, PublicAddress address) =>
                Answer(http, "application/atom+xml", answers.Of("atom", (p, _) => StatusFeeds.Atom(p, address))))
            .WithSummary("Posts of the status page, as Atom.").Produces<string>(contentType: "application/atom+xml");
        page.MapGet("/status/feed.rss", (HttpContext http, StatusAnswers answers, PublicAddress address) =>
                Answer(http, "application/rss+xml", answers.Of("rss", (p, _) => StatusFeeds.Rss(p, address))))
            .WithSummary("Posts of the status page, as RSS.").Produces<string>(contentType: "application/rss+xml");
        page.MapGet("/status/badge.svg", Badge)
            .WithSummary("The overall status as a picture to embed, or a component's.")
            .Produces<string>(contentType: MediaTypeNames.Image.Svg).ProducesProblem(404);
        MapJson(page, "/status/history.json", StatusJson.History, "How each component did on each of the last 90 days.");
        MapJson(page, "/api/v2/summary.json", StatusJson.Summary, "Everything at once.");
        MapJson(page, "/api/v2/status.json", StatusJson.Status, "The overall status.");
        MapJson(page, "/api/v2/components.json", StatusJson.Components, "The components.");
        MapJson(page, "/api/v2/incidents.json", (p, a) => StatusJson.Incidents(p, p.Incidents, a), "Incidents of the last 90 days, newest first.");
        MapJson(page, "/api/v2/incidents/unresolved.json", (p, a) => StatusJson.Incidents(p, p.Unresolved, a), "Incidents that are not resolved.");
        MapJson(page, "/api/v2/scheduled-maintenances.json", (p, a) => StatusJson.Maintenances(p, p.Maintenances, a), "Planned work: to come, running, and of the last 90 days.");
        MapJson(page, "/api/v2/scheduled-maintenances/upcoming.json", (p, a) => StatusJson.Maintenances(p, p.Upcoming, a), "Planned work to come.");
        MapJson(page, "/api/v2/scheduled-maintenances/active.json", (p, a) => StatusJson.Maintenances(p, p.Active, a), "Planned work that runs.");
    }

    private static void MapJson(IEndpointRouteBuilder page, string path, Func<PublicPage, PublicAddress, object> of, string summary) =>
        page.MapGet(path, (HttpContext http, StatusAnswers answers, PublicAddress address) =>
            {
                http.Response.Headers.AccessControlAllowOrigin = "*";
                return Answer(http, MediaTypeNames.Application.Json, answers.Of(path, (p, _) => StatusJson.Write(of(p, address))));
            })
            .WithSummary(summary).Produces<object>();

    private static IResult Badge(HttpContext http, StatusAnswers answers, string? component = null)
    {
        if (component is not null && answers.Page.Components.All(c => c.Name != component))
            return Problems.NotFound("component", component);
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Answer(http, MediaTypeNames.Image.Svg, answers.Of($"badge {component}", (p, _) => StatusBadge.Of(p, component)));
    }

    private static IResult Answer(HttpContext http, string contentType, StatusAnswer answer)
    {
        var compressed = answer.Compressed is not null && http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        var headers = http.Response.Headers;
        headers.CacheControl = CacheControl;
        headers.ETag = compressed ? answer.CompressedETag : answer.ETag;
        headers.Vary = "Accept-Encoding";
        headers[AsOf] = answer.AsOf.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        if (http.Request.Headers.IfNoneMatch.ToString() is { Length: > 0 } known && (known.Contains(answer.ETag, StringComparison.Ordinal) || known.Contains(answer.CompressedETag, StringComparison.Ordinal)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        if (compressed)
            headers.ContentEncoding = "gzip";
        return TypedResults.Bytes(compressed ? answer.Compressed! : answer.Plain, $"{contentType}; charset=utf-8");
    }
}
