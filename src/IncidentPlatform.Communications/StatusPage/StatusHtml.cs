using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace IncidentPlatform.Communications.StatusPage;

/// <summary>The status page as HTML: no scripts, nothing loaded from elsewhere, every word encoded.</summary>
public static class StatusHtml
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--card:#fff;--ground:#f6f8fa;--ok:#116329;--okbg:#dafbe1;--warn:#7a4100;--warnbg:#fff1cc;--bad:#9b1c1c;--badbg:#ffe2e0}
        @media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9198a1;--line:#3d444d;--card:#161b22;--ground:#0d1117;--ok:#7ee2a8;--okbg:#0f2d1c;--warn:#f2cc60;--warnbg:#2e2406;--bad:#ffa198;--badbg:#3a1114}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
        header,main,footer{max-width:46rem;margin:0 auto;padding:1.25rem}
        h1{font-size:1.25rem;margin:.5rem 0}h2{font-size:1.1rem;margin:2rem 0 .75rem}h3{font-size:1.05rem;margin:0}h4{font-size:1rem;margin:0}
        .overall{border-radius:.5rem;padding:1rem 1.25rem;font-size:1.2rem;font-weight:600;margin:.5rem 0}
        .ok{background:var(--okbg);color:var(--ok)}.warn{background:var(--warnbg);color:var(--warn)}.bad{background:var(--badbg);color:var(--bad)}
        .card,ul.components{background:var(--card);border:1px solid var(--line);border-radius:.5rem}
        .card{padding:1rem 1.25rem;margin:0 0 1rem}
        ul.components{list-style:none;margin:0;padding:0}
        ul.components li{display:flex;gap:1rem;justify-content:space-between;align-items:baseline;padding:.75rem 1.25rem;border-top:1px solid var(--line)}
        ul.components li:first-child{border-top:0}
        .badge{border-radius:1rem;padding:.1rem .7rem;font-size:.85rem;font-weight:600;white-space:nowrap}
        .soft,time{color:var(--soft);font-size:.9rem}
        .head{display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:space-between;align-items:baseline}
        ol.posts{list-style:none;margin:1rem 0 0;padding:0}
        ol.posts li{border-left:3px solid var(--line);padding:0 0 .75rem 1rem}
        ol.posts p{margin:.35rem 0;overflow-wrap:anywhere}
        a{color:inherit}
        .skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem}
        """;

    /// <param name="page">What to show.</param>
    /// <param name="stale">It could not be renewed lately: the page says as of when it stands.</param>
    public static string Of(PublicPage page, bool stale)
    {
        var html = new StringBuilder();
        html.Append(
            $"""
             <!doctype html>
             <html lang="en">
             <head>
             <meta charset="utf-8">
             <meta name="viewport" content="width=device-width, initial-scale=1">
             <meta http-equiv="refresh" content="60">
             <title>{Text(page.Name)}: {Text(OverallStatus.Of(page).Description)}</title>
             <link rel="alternate" type="application/atom+xml" title="Atom" href="/status/feed.atom">
             <link rel="alternate" type="application/rss+xml" title="RSS" href="/status/feed.rss">
             <style>{Style}</style>
             </head>
             <body>
             <a class="skip" href="#main">Skip to the status</a>
             <header><h1>{Text(page.Name)}</h1></header>
             <main id="main">

             """);
        Overall(html, page, stale);
        Components(html, page);
        Incidents(html, "Open incidents", [.. page.Unresolved], "");
        Incidents(html, "Past incidents", [.. page.Incidents.Where(i => i.ResolvedAt is not null)], "No incidents in the last 90 days.");
        html.Append("""
            </main>
            <footer class="soft">Times are UTC. Subscribe: <a href="/status/feed.atom">Atom</a>, <a href="/status/feed.rss">RSS</a>. Data: <a href="/api/v2/summary.json">JSON</a>.</footer>
            </body>
            </html>

            """);
        return html.ToString();
    }

    private static void Overall(StringBuilder html, PublicPage page, bool stale)
    {
        var (indicator, description) = OverallStatus.Of(page);
        var tone = indicator switch { "none" => "ok", "minor" => "warn", _ => "bad" };
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"overall {tone}\" role=\"status\">{Text(description)}</p>\n");
        if (stale)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"soft\">This page stands as of {Time(page.AsOf)}. It could not be renewed since.</p>\n");
    }

    private static void Components(StringBuilder html, PublicPage page)
    {
        if (page.Components.Count == 0)
            return;
        html.Append("<h2 id=\"components\">Components</h2>\n<ul class=\"components\" aria-labelledby=\"components\">\n");
        foreach (var component in page.Components)
        {
            var tone = component.Status switch { "operational" => "ok", "degraded_performance" => "warn", _ => "bad" };
            html.Append("<li><span>").Append(Text(component.Name));
            if (component.Description is { } description)
                html.Append("<br><span class=\"soft\">").Append(Text(description)).Append("</span>");
            html.Append(CultureInfo.InvariantCulture, $"</span><span class=\"badge {tone}\">{Text(Capital(component.Status.Replace('_', ' ')))}</span></li>\n");
        }

        html.Append("</ul>\n");
    }

    private static void Incidents(StringBuilder html, string heading, List<PublicIncident> incidents, string none)
    {
        if (incidents.Count == 0 && none.Length == 0)
            return;
        html.Append(CultureInfo.InvariantCulture, $"<h2>{Text(heading)}</h2>\n");
        if (incidents.Count == 0)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"soft\">{Text(none)}</p>\n");
        foreach (var incident in incidents)
            Incident(html, incident);
    }

    private static void Incident(StringBuilder html, PublicIncident incident)
    {
        var tone = incident.ResolvedAt is not null ? "ok" : incident.Status == "monitoring" ? "warn" : "bad";
        html.Append(
            CultureInfo.InvariantCulture,
            $"<article class=\"card\" id=\"{incident.Id:N}\">\n<div class=\"head\"><h3>{Text(incident.Name)}</h3><span class=\"badge {tone}\">{Text(Capital(incident.Status))}</span></div>\n");
        if (incident.Components.Count > 0)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"soft\">Affects {Text(string.Join(", ", incident.Components))}</p>\n");
        html.Append("<ol class=\"posts\">\n");
        foreach (var post in incident.Posts)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<li><h4>{Text(Capital(post.Heading()))}</h4><time datetime=\"{post.PostedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\">{Time(post.PostedAt)}</time>\n");
            foreach (var paragraph in post.Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
                html.Append("<p>").Append(Text(paragraph).Replace("&#xA;", "<br>", StringComparison.Ordinal)).Append("</p>\n");
            html.Append("</li>\n");
        }

        html.Append("</ol>\n</article>\n");
    }

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
