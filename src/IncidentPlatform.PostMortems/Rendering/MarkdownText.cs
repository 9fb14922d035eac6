using System.Text;

namespace IncidentPlatform.PostMortems.Rendering;

/// <summary>Text that Markdown must print as it is: no emphasis, link, heading, list, table, code or HTML can come of it.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_[]<>&#|~!$";

    public static string Inline(string text) => Escape(PlainText.OneLine(text));

    public static IEnumerable<string> Lines(string text) => PlainText.Lines(text).Select(Escape);

    private static string Escape(string line)
    {
        var escaped = new StringBuilder(line.Length + 8);
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            // Lists, underlines of headings and rules are so only where a line starts.
            if (Special.Contains(c, StringComparison.Ordinal) || (i == 0 && c is '-' or '+' or '=' or ':') || IsListNumber(line, i, digits))
                escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static bool IsListNumber(string line, int at, int digits) =>
        at == digits && at > 0 && line[at] is '.' or ')' && (at + 1 == line.Length || char.IsWhiteSpace(line[at + 1]));
}
