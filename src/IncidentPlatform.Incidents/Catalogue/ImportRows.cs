using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentPlatform.Contracts;
using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Catalogue;

/// <summary>One row of an import.</summary>
/// <param name="Line">Line it begins in; the number of the item in a JSON array.</param>
/// <param name="Fault">Why it cannot be read; its id and spec are empty then.</param>
internal sealed record ImportRow(int Line, string Id, JsonElement Spec, Fault? Fault = null)
{
    public static ImportRow Faulty(int line, string member, string what) => new(line, "", default, new Fault(member, what));
}

/// <summary>Reads what is imported, row by row: CSV, NDJSON or a JSON array of <c>id</c> and <c>spec</c>.</summary>
internal static class ImportRows
{
    private const string IdColumn = "id";

    /// <summary>Characters of a line that are kept: what is longer is no row.</summary>
    private const int LongestLine = CsvRows.LongestRow;

    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    public static IAsyncEnumerable<ImportRow> Read(BulkFormat format, CatalogueKind kind, Stream body, CancellationToken ct) => format switch
    {
        BulkFormat.Csv => Csv(kind, Text(body), ct),
        BulkFormat.Ndjson => Ndjson(Text(body), ct),
        _ => Array(body, ct),
    };

    private static StreamReader Text(Stream body) => new(body, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);

    private static async IAsyncEnumerable<ImportRow> Csv(CatalogueKind kind, StreamReader reader, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = new CsvRows(reader);
        var (header, broken) = await Next(rows, ct);
        if (broken is not null)
        {
            yield return broken;
        }

        if (header is null)
        {
            yield break;
        }

        header[0] = header[0].TrimStart('\uFEFF');
        var known = kind.Columns.ToDictionary(c => c.Path, StringComparer.OrdinalIgnoreCase);
        var columns = header.Select(h => known.GetValueOrDefault(h.Trim())).ToList();
        var id = header.FindIndex(h => string.Equals(h.Trim(), IdColumn, StringComparison.OrdinalIgnoreCase));
        var faulty = false;
        foreach (var unknown in header.Where((h, n) => n != id && columns[n] is null))
        {
            faulty = true;
            yield return ImportRow.Faulty(rows.Line, unknown, $"is no column; those are {IdColumn}, {string.Join(", ", kind.Columns.Select(c => c.Path))}");
        }

        if (id < 0)
        {
            yield return ImportRow.Faulty(rows.Line, IdColumn, "is missing as a column");
        }

        if (faulty || id < 0)
        {
            yield break;
        }

        while (true)
        {
            (var row, broken) = await Next(rows, ct);
            if (broken is not null)
            {
                yield return broken;
            }

            if (row is null)
            {
                yield break;
            }

            yield return OfCells(rows.Line, row, columns, id);
        }
    }

    private static ImportRow OfCells(int line, List<string> row, List<CsvColumn?> columns, int id)
    {
        if (row.Count != columns.Count)
        {
            return ImportRow.Faulty(line, "row", $"has {row.Count} cells where the header has {columns.Count}");
        }

        var spec = new JsonObject();
        for (var n = 0; n < row.Count; n++)
        {
            if (columns[n] is { } column && column.Read(row[n], spec) is { } fault)
            {
                return ImportRow.Faulty(line, column.Path, fault);
            }
        }

        return new ImportRow(line, FormulaGuard.Read(row[id]), JsonSerializer.SerializeToElement(spec));
    }

    private static async ValueTask<(List<string>? Row, ImportRow? Broken)> Next(CsvRows rows, CancellationToken ct)
    {
        try
        {
            return (await rows.Next(ct), null);
        }
        catch (FormatException e)
        {
            return (null, ImportRow.Faulty(rows.Line, "row", $"cannot be read, nor what follows it: {e.Message}"));
        }
    }

    private static async IAsyncEnumerable<ImportRow> Ndjson(StreamReader reader, [EnumeratorCancellation] CancellationToken ct)
    {
        var lines = new BoundedLines(reader, LongestLine);
        while (await lines.Next(ct) is { } text)
        {
            if (text.Length > LongestLine)
            {
                yield return ImportRow.Faulty(lines.Line, "line", $"is longer than {LongestLine} characters");
            }
            else if (!string.IsNullOrWhiteSpace(text))
            {
                yield return OfJson(lines.Line, text);
            }
        }
    }

    private static ImportRow OfJson(int line, string text)
    {
        try
        {
            return OfElement(line, JsonSerializer.Deserialize<JsonElement>(text, Wire.Json));
        }
        catch (JsonException)
        {
            return ImportRow.Faulty(line, "line", "is no JSON");
        }
    }

    private static async IAsyncEnumerable<ImportRow> Array(Stream body, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var items = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(body, Wire.Json, ct).GetAsyncEnumerator(ct);
        for (var n = 1; ; n++)
        {
            ImportRow? broken = null;
            try
            {
                if (!await items.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (JsonException e)
            {
                broken = ImportRow.Faulty(n, "item", $"is no JSON, nor what follows it (line {e.LineNumber + 1})");
            }

            yield return broken ?? OfElement(n, items.Current);
            if (broken is not null)
            {
                yield break;
            }
        }
    }

    private static ImportRow OfElement(int line, JsonElement item) => item switch
    {
        { ValueKind: not JsonValueKind.Object } => ImportRow.Faulty(line, "item", "is no object of id and spec"),
        _ when !item.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String => ImportRow.Faulty(line, "id", "is missing"),
        _ when !item.TryGetProperty("spec", out var spec) || spec.ValueKind != JsonValueKind.Object => ImportRow.Faulty(line, "spec", "is missing"),
        _ => new ImportRow(line, item.GetProperty("id").GetString()!, item.GetProperty("spec")),
    };
}

/// <summary>Form of what is imported or exported in bulk.</summary>
public enum BulkFormat
{
    Json,
    Ndjson,
    Csv,
}
