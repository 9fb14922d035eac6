using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentPlatform.Incidents.Catalogue;

/// <summary>How a cell is read.</summary>
public enum CsvValue
{
    Text,
    Number,
    YesNo,

    /// <summary>Ids between semicolons.</summary>
    List,

    /// <summary>What has more parts than a cell: JSON.</summary>
    Json,
}

/// <summary>A column of CSV: a member of what the row says.</summary>
/// <param name="Path">Path of the member, dots between; also the column's heading.</param>
public sealed record CsvColumn(string Path, CsvValue Value = CsvValue.Text)
{
    private const char Separator = ';';

    internal string? Write(JsonElement spec)
    {
        foreach (var member in Path.Split('.'))
        {
            if (spec.ValueKind != JsonValueKind.Object || !spec.TryGetProperty(member, out spec))
            {
                return null;
            }
        }

        return Value switch
        {
            CsvValue.Text => FormulaGuard.Write(spec.ToString()),
            CsvValue.List => spec.GetArrayLength() == 0 ? null : FormulaGuard.Write(string.Join(Separator, spec.EnumerateArray())),
            CsvValue.Json => spec is { ValueKind: JsonValueKind.Array } && spec.GetArrayLength() == 0 ? null : spec.GetRawText(),
            _ => spec.ToString().ToLowerInvariant(),
        };
    }

    /// <summary>Puts a cell where it belongs; an empty cell says nothing.</summary>
    /// <returns>What is wrong with the cell; null where nothing is.</returns>
    internal string? Read(string cell, JsonObject spec)
    {
        if (cell.Length == 0)
        {
            return null;
        }

        JsonNode? value;
        switch (Value)
        {
            case CsvValue.Text:
                value = FormulaGuard.Read(cell);
                break;
            case CsvValue.List:
                value = new JsonArray([.. FormulaGuard.Read(cell).Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(i => (JsonNode?)i)]);
                break;
            case CsvValue.Number when decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number):
                value = number;
                break;
            case CsvValue.Number:
                return "is no number (write 1234.5)";
            case CsvValue.YesNo when bool.TryParse(cell, out var truth):
                value = truth;
                break;
            case CsvValue.YesNo:
                return "is neither true nor false";
            default:
                try
                {
                    value = JsonNode.Parse(cell);
                }
                catch (JsonException)
                {
                    return "is no JSON";
                }

                break;
        }

        Place(spec, value);
        return null;
    }

    private void Place(JsonObject spec, JsonNode? value)
    {
        var members = Path.Split('.');
        foreach (var member in members[..^1])
        {
            spec = (JsonObject)(spec[member] ??= new JsonObject());
        }

        spec[members[^1]] = value;
    }
}

/// <summary>
/// Text that a spreadsheet would take for a formula is written with an apostrophe before it, which a spreadsheet shows as text; what is
/// read with one loses it again.
/// </summary>
internal static class FormulaGuard
{
    private const char Guard = '\'';
    private const string Starts = "=+-@\t\r\n＝＋－＠";

    internal static string Write(string text) => IsFormula(text) ? Guard + text : text;

    internal static string Read(string cell) => cell.StartsWith(Guard) && IsFormula(cell) ? cell[1..] : cell;

    private static bool IsFormula(string text) => text.AsSpan().TrimStart(Guard) is [var first, ..] && Starts.Contains(first);
}
