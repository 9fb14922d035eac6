using System.Text;

namespace IncidentPlatform.Incidents.Catalogue;

/// <summary>Reads CSV (RFC 4180) row by row, whatever its length, and knows the line in which a row begins.</summary>
internal sealed class CsvRows(TextReader reader)
{
    /// <summary>Longest row, in characters: beyond it a quote was not closed.</summary>
    public const int LongestRow = 512 * 1024;

    private const int End = -1;
    private readonly char[] buffer = new char[16 * 1024];
    private readonly StringBuilder field = new();
    private int position;
    private int filled;
    private int? back;
    private int line = 1;

    /// <summary>Line in which the row read last begins.</summary>
    public int Line { get; private set; }

    /// <summary>The next row that is not empty; null at the end.</summary>
    /// <exception cref="FormatException">A quote is not closed or something follows it; what comes after cannot be told apart.</exception>
    public async ValueTask<List<string>?> Next(CancellationToken ct)
    {
        while (true)
        {
            Line = line;
            var row = await Row(ct);
            if (row is null or { Count: > 1 } or [{ Length: > 0 }])
            {
                return row;
            }
        }
    }

    private async ValueTask<List<string>?> Row(CancellationToken ct)
    {
        var row = new List<string>();
        var length = 0;
        for (var c = await Read(ct); ; c = await Read(ct))
        {
            if (++length > LongestRow)
            {
                throw new FormatException($"The row is longer than {LongestRow} characters: a quote may not be closed.");
            }

            switch (c)
            {
                case End when row.Count == 0 && field.Length == 0:
                    return null;
                case ',':
                    row.Add(Take());
                    break;
                case End or '\n':
                    row.Add(Take());
                    return row;
                case '\r':
                    break;
                case '"' when field.Length == 0:
                    length += await Quoted(length, ct);
                    break;
                case '"':
                    throw new FormatException("A quote stands within a cell that does not begin with one.");
                default:
                    field.Append((char)c);
                    break;
            }
        }
    }

    private async ValueTask<int> Quoted(int before, CancellationToken ct)
    {
        for (var length = 1; ; length++)
        {
            var c = await Read(ct);
            if (c == '"')
            {
                var next = await Read(ct);
                if (next != '"')
                {
                    back = next is End or ',' or '\n' or '\r' ? next : throw new FormatException("Something follows a closing quote.");
                    return length;
                }
            }

            if (c == End || before + length > LongestRow)
            {
                throw new FormatException("A quote is not closed.");
            }

            field.Append((char)c);
        }
    }

    private string Take()
    {
        var taken = field.ToString();
        field.Clear();
        return taken;
    }

    private async ValueTask<int> Read(CancellationToken ct)
    {
        if (back is { } again)
        {
            back = null;
            return again;
        }

        if (position == filled)
        {
            (position, filled) = (0, await reader.ReadAsync(buffer, ct));
            if (filled == 0)
            {
                return End;
            }
        }

        var c = buffer[position++];
        if (c == '\n')
        {
            line++;
        }

        return c;
    }
}
