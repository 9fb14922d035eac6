using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Catalogue;

/// <summary>Entities as text, piece by piece, in the form in which they are imported.</summary>
internal static class BulkText
{
    public static async IAsyncEnumerable<string> Of<T>(BulkFormat format, CatalogueKind<T> kind, IAsyncEnumerable<Entry<T>> entries) where T : class, ICatalogued
    {
        if (format != BulkFormat.Ndjson)
        {
            yield return format == BulkFormat.Csv ? Line(kind.Columns.Select(c => c.Path).Prepend("id")) : "[";
        }

        var first = true;
        await foreach (var entry in entries)
        {
            yield return format switch
            {
                BulkFormat.Csv => Cells(kind, entry),
                BulkFormat.Ndjson => Item(entry) + "\n",
                _ => (first ? "\n" : ",\n") + Item(entry),
            };
            first = false;
        }

        if (format == BulkFormat.Json)
        {
            yield return "\n]\n";
        }
    }

    private static string Item<T>(Entry<T> entry) => JsonSerializer.Serialize(new { entry.Id, entry.Spec }, Wire.Json);

    private static string Cells<T>(CatalogueKind kind, Entry<T> entry)
    {
        var spec = JsonSerializer.SerializeToElement(entry.Spec, Wire.Json);
        return Line(kind.Columns.Select(c => c.Write(spec) ?? "").Prepend(FormulaGuard.Write(entry.Id)));
    }

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted)) + "\r\n";

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
