using System.Globalization;
using System.Text;

namespace IncidentPlatform.Communications.Domain;

/// <summary>
/// People's words are plain text everywhere: no control characters, no invisible marks that change the reading direction.
/// Each output encodes them for itself.
/// </summary>
public static class PlainText
{
    /// <summary>One line: line breaks become spaces, so that nothing can start a new header or paragraph.</summary>
    public static string Line(string text) =>
        string.Join(' ', Cleaned(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>
    /// One line of a person's in a text that the platform writes into a chat: angle brackets, at signs, backticks and the brackets of a link
    /// become letters that look like them, so that no chat takes them for a mention, a link or markup.
    /// </summary>
    public static string Quoted(string text) => string.Concat(Line(text).Select(c => c switch
    {
        '<' => '‹',
        '>' => '›',
        '@' => '＠',
        '`' => 'ʼ',
        '[' => '［',
        ']' => '］',
        '*' => '∗',
        _ => c,
    }));

    /// <summary>Several lines, with line feeds only and no more than one empty line between paragraphs.</summary>
    public static string Block(string text)
    {
        var lines = Cleaned(text).Split('\n').Select(l => l.TrimEnd());
        var block = new StringBuilder();
        var empty = 0;
        foreach (var line in lines)
        {
            empty = line.Length == 0 ? empty + 1 : 0;
            if (empty <= 1)
                block.Append(line).Append('\n');
        }

        return block.ToString().Trim('\n', ' ');
    }

    private static string Cleaned(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (rune.Value is '\n' or '\u2028' or '\u2029' or '\r')
                kept.Append('\n');
            else if (rune.Value == '\t')
                kept.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format) || rune.Value == 0x200D)
                kept.Append(rune.ToString());
        }

        return kept.ToString();
    }
}
