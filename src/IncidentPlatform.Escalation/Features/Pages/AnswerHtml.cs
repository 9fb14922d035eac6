using System.Globalization;
using System.Text.Encodings.Web;
using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain.Pages;

namespace IncidentPlatform.Escalation.Features.Pages;

/// <summary>A page as HTML for a telephone in the dark: a number, a reason, two buttons; no scripts, nothing loaded from elsewhere.</summary>
internal static class AnswerHtml
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--card:#fff;--ground:#f6f8fa;--go:#116329;--goink:#fff}
        @media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9198a1;--line:#3d444d;--card:#161b22;--ground:#0d1117;--go:#2ea043}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--ground);color:var(--ink);font:1.1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
        main{max-width:28rem;margin:10vh auto 0;padding:1.25rem}
        h1{font-size:1.5rem;margin:0}
        p{margin:.5rem 0 1.5rem;overflow-wrap:anywhere}
        .soft{color:var(--soft)}
        form{margin:0 0 1rem}
        button{width:100%;min-height:3.5rem;border-radius:.5rem;border:1px solid var(--line);background:var(--card);color:var(--ink);font:inherit;font-weight:600;cursor:pointer}
        button.go{background:var(--go);border-color:var(--go);color:var(--goink)}
        """;

    /// <param name="state">Of the incident; null where nothing is known of it.</param>
    /// <param name="at">Path of the link.</param>
    public static string Of(Page page, IncidentState? state, string at)
    {
        var standing = state is null ? "" : state.Access.Restricted ? " (restricted)" : $" ({state.Severity})";
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(state?.Number ?? "Page")}: {Text(Heading(page))}</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>{Text(Heading(page))}</h1>
            <p>{Text(state?.Number ?? "")}{Text(standing)}<br>{Text(page.Reason)}<br><span class="soft">Asked {Text(page.RequestedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))} UTC</span></p>
            {(page.Awaits() ? Buttons() : "<p class=\"soft\">Nothing is left to answer here.</p>")}
            </main>
            </body>
            </html>

            """;

        string Buttons() => $"""
            <form method="post" action="{Text($"{at}/acknowledgement")}"><button class="go">I am on it</button></form>
            <form method="post" action="{Text($"{at}/refusal")}"><button>I cannot come</button></form>
            """;
    }

    private static string Heading(Page page) => page.State switch
    {
        PageState.Acknowledged => "You are on it",
        PageState.Declined => "You cannot come: somebody else is woken",
        PageState.Withdrawn => "You are not needed any more",
        PageState.Failed => "This page did not reach you",
        _ => "You are needed",
    };

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
