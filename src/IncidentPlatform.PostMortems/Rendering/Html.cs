using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace IncidentPlatform.PostMortems.Rendering;

/// <summary>An HTML page under construction; every text goes through <see cref="Text"/>.</summary>
internal sealed class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder page = new();

    public static string Text(string text) => Encoder.Encode(PlainText.OneLine(text));

    /// <summary>Text of several lines as paragraphs: an empty line starts a new one.</summary>
    public static string Paragraphs(string text) =>
        string.Concat(string.Join('\n', PlainText.Lines(text)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(p => $"<p>{string.Join("<br>", p.Trim('\n').Split('\n').Select(Encoder.Encode))}</p>"));

    public Html Line(string markup)
    {
        page.Append(markup).Append('\n');
        return this;
    }

    /// <summary>The page around what was written: language, title, style for screen and paper, no scripts.</summary>
    public string Page(string title) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>{Text(title)}</title>
        <style>{Style.Sheet}</style>
        </head>
        <body>
        {page.ToString().TrimEnd('\n')}
        </body>
        </html>

        """;
}
