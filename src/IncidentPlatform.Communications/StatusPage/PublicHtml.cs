using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Communications.StatusPage;

/// <summary>A page for the public beside the status page: no scripts, nothing loaded from elsewhere, kept by nobody and found by no search.</summary>
internal static class PublicHtml
{
    /// <param name="name">Whose page it is.</param>
    /// <param name="heading">Plain text.</param>
    /// <param name="content">HTML, every word in it encoded.</param>
    public static string Page(string name, string heading, string content) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>{StatusHtml.Text(heading)}: {StatusHtml.Text(name)}</title>
        <style>{StatusStyle.Css}</style>
        </head>
        <body>
        <main>
        <h1>{StatusHtml.Text(heading)}</h1>
        {content}<p><a href="/status">Back to the status</a></p>
        </main>
        </body>
        </html>

        """;

    public static ContentHttpResult Answer(HttpContext http, string html, int status = StatusCodes.Status200OK)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        return TypedResults.Content(html, $"{MediaTypeNames.Text.Html}; charset=utf-8", statusCode: status);
    }
}
