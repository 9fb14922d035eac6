using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using IncidentPlatform.Communications.Domain;

namespace IncidentPlatform.Communications.StatusPage;

/// <summary>The status page as HTML: no scripts, nothing loaded from elsewhere, every word encoded.</summary>
public static class StatusHtml
{
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
             <title>{Text(page.Name)}: {Text(OverallStatus.Of(page).Description)}</title>
             <link rel="alternate" type="application/atom+xml" title="Atom" href="/status/feed.atom">
             <link rel="alternate" type="application/rss+xml" title="RSS" href="/status/feed.rss">
             <style>{StatusStyle.Css}</style>
             </head>
             <body>
             <a class="skip" href="#main">Skip to the status</a>
             <header><h1>{Text(page.Name)}</h1><a href="/status/subscribe">Subscribe</a></header>
             <main id="main">

             """);
        Overall(html, page, stale);
        Incidents(html, "Open incidents", [.. page.Unresolved], "");
        Incidents(html, "Planned maintenance", [.. page.Active, .. page.Upcoming], "");
        Components(html, page);
        Incidents(html, "Past incidents", [.. page.Incidents.Where(i => i.ResolvedAt is not null)], "No incidents in the last 90 days.");
        Incidents(html, "Past maintenance", [.. page.Maintenances.Where(m => m.ResolvedAt is not null)], "");
        html.Append("""
            </main>
            <footer class="soft">Times are UTC. Feeds: <a href="/status/feed.atom">Atom</a>, <a href="/status/feed.rss">RSS</a>. Data: <a href="/api/v2/summary.json">status</a>, <a href="/status/history.json">history</a>.</footer>
            </body>
            </html>

            """);
        return html.ToString();
    }

    internal static string Text(string text) => HtmlEncoder.Default.Encode(text);

    internal static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    private static void Overall(StringBuilder html, PublicPage page, bool stale)
    {
        var (indicator, description) = OverallStatus.Of(page);
        var tone = indicator switch { "none" => "ok", "maintenance" => "work", "minor" => "warn", _ => "bad" };
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
            html.Append(
                CultureInfo.InvariantCulture,
                $"<li><div class=\"head\"><h3>{Text(component.Name)}</h3><span class=\"badge {ToneOf(component)}\">{Text(Capital(component.Status.Replace('_', ' ')))}</span></div>\n");
            if (component.Description is { Length: > 0 } description)
                html.Append("<span class=\"soft\">").Append(Text(description)).Append("</span>\n");
            UptimeBar.Write(html, component);
            html.Append("</li>\n");
        }

        html.Append("</ul>\n<p class=\"soft\">A bar is a day, today on the right: the worse the day, the taller the bar.</p>\n");
    }

    private static string ToneOf(PublicComponent component) =>
        component.Status == ComponentStatus.Operational.Wire() ? "ok"
        : component.Status == ComponentStatus.UnderMaintenance.Wire() ? "work"
        : component.Status == ComponentStatus.DegradedPerformance.Wire() ? "warn"
        : "bad";

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
        var planned = incident.ScheduledFor is not null;
        var tone = incident.ResolvedAt is not null ? "ok" : planned ? "work" : incident.Status == "monitoring" ? "warn" : "bad";
        var word = incident.Cancelled ? "Cancelled" : Capital(incident.Status.Replace('_', ' '));
        html.Append(
            CultureInfo.InvariantCulture,
            $"<article class=\"card\" id=\"{incident.Id:N}\">\n<div class=\"head\"><h3>{Text(incident.Name)}</h3><span class=\"badge {tone}\">{word}</span></div>\n");
        if (planned)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"soft\">{Stamp(incident.ScheduledFor!.Value)} to {Stamp(incident.ScheduledUntil!.Value)}</p>\n");
        if (incident.Components.Count > 0)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"soft\">Affects {Text(string.Join(", ", incident.Components))}</p>\n");
        html.Append("<ol class=\"posts\">\n");
        foreach (var post in incident.Posts)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li><h4>{Text(Capital(planned ? post.Status.Replace('_', ' ') : post.Heading()))}</h4>{Stamp(post.PostedAt)}\n");
            foreach (var paragraph in post.Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
                html.Append("<p>").Append(Text(paragraph).Replace("&#xA;", "<br>", StringComparison.Ordinal)).Append("</p>\n");
            html.Append("</li>\n");
        }

        html.Append("</ol>\n</article>\n");
    }

    private static string Stamp(DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture, $"<time datetime=\"{at.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\">{Time(at)}</time>");

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
