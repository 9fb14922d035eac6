using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using IncidentPlatform.Communications.Adapters;
using IncidentPlatform.Hosting.Clocks;

namespace IncidentPlatform.Communications.StatusPage;

/// <summary>The public status page, without a credential: HTML, feeds, and JSON in the shape of Statuspage's public v2 API.</summary>
public static class StatusPageRoutes
{
    private const string CacheControl = "public, max-age=10, stale-while-revalidate=60, stale-if-error=86400";

    /// <summary>A page that has not been renewed for this long says how old it is.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var page = routes.MapGroup("").AllowAnonymous().WithTags("status-page");
        page.MapGet("/status", (HttpContext http, StatusPageCache cache, DomainClock clock) =>
                Answer(http, MediaTypeNames.Text.Html, StatusHtml.Of(cache.Page, IsStale(cache, clock))))
            .WithSummary("The status page.").Produces<string>(contentType: MediaTypeNames.Text.Html);
        page.MapGet("/status/feed.atom", (HttpContext http, StatusPageCache cache, PublicAddress address) =>
                Answer(http, "application/atom+xml", StatusFeeds.Atom(cache.Page, address)))
            .WithSummary("Posts of the status page, as Atom.").Produces<string>(contentType: "application/atom+xml");
        page.MapGet("/status/feed.rss", (HttpContext http, StatusPageCache cache, PublicAddress address) =>
                Answer(http, "application/rss+xml", StatusFeeds.Rss(cache.Page, address)))
            .WithSummary("Posts of the status page, as RSS.").Produces<string>(contentType: "application/rss+xml");
        MapJson(page, "summary", (p, a) => StatusJson.Summary(p, a), "Everything at once.");
        MapJson(page, "status", (p, a) => StatusJson.Status(p, a), "The overall status.");
        MapJson(page, "components", (p, a) => StatusJson.Components(p, a), "The components.");
        MapJson(page, "incidents", (p, a) => StatusJson.Incidents(p, p.Incidents, a), "Incidents of the last 90 days, newest first.");
        MapJson(page, "incidents/unresolved", (p, a) => StatusJson.Incidents(p, p.Unresolved, a), "Incidents that are not resolved.");
    }

    private static void MapJson(IEndpointRouteBuilder page, string name, Func<PublicPage, PublicAddress, object> of, string summary) =>
        page.MapGet($"/api/v2/{name}.json", (HttpContext http, StatusPageCache cache, PublicAddress address) =>
            {
                http.Response.Headers.AccessControlAllowOrigin = "*";
                return Answer(http, MediaTypeNames.Application.Json, StatusJson.Write(of(cache.Page, address)));
            })
            .WithSummary(summary).Produces<object>();

    private static bool IsStale(StatusPageCache cache, DomainClock clock) => clock.GetUtcNow() - cache.Page.AsOf > Fresh;

    private static IResult Answer(HttpContext http, string contentType, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"";
        var headers = http.Response.Headers;
        headers.CacheControl = CacheControl;
        headers.ETag = etag;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        return http.Request.Headers.IfNoneMatch.Contains(etag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(bytes, $"{contentType}; charset=utf-8");
    }
}
