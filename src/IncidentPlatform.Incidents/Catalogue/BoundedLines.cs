using System.Text;

namespace IncidentPlatform.Incidents.Catalogue;

/// <summary>Lines of text of which no more than a bound is kept in memory, however long they are.</summary>
internal sealed class BoundedLines(TextReader reader, int longest)
{
    private readonly char[] buffer = new char[16 * 1024];
    private readonly StringBuilder text = new();
    private int position;
    private int filled;

    /// <summary>Number of the line read last, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The next line, cut one character after the bound; null at the end.</summary>
    public async ValueTask<string?> Next(CancellationToken ct)
    {
        text.Clear();
        var any = false;
        while (true)
        {
            if (position == filled)
            {
                (position, filled) = (0, await reader.ReadAsync(buffer, ct));
            }

            if (filled == 0)
            {
                return any ? Take() : null;
            }

            any = true;
            var end = System.Array.IndexOf(buffer, '\n', position, filled - position);
            var length = (end < 0 ? filled : end) - position;
            text.Append(buffer, position, Math.Min(length, longest + 1 - text.Length));
            position += length + (end < 0 ? 0 : 1);
            if (end >= 0)
            {
                return Take();
            }
        }
    }

    private string Take()
    {
        Line++;
        return text.ToString();
    }
}
