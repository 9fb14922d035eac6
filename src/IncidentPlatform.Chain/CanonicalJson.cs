using System.Globalization;
using System.Text;
using System.Text.Json;

namespace IncidentPlatform.Chain;

/// <summary>
/// JSON in the one form that RFC 8785 (JCS) gives it, so that a hash does not depend on how a database orders members or writes numbers.
/// </summary>
public static class CanonicalJson
{
    public static byte[] Bytes(JsonElement element) => Encoding.UTF8.GetBytes(Text(element));

    public static string Text(JsonElement element)
    {
        var text = new StringBuilder();
        Write(text, element);
        return text.ToString();
    }

    /// <summary>Those members of an object whose names are to be kept.</summary>
    internal static string Text(JsonElement element, Func<string, bool> keep)
    {
        var text = new StringBuilder();
        WriteMembers(text, element.EnumerateObject().Where(m => keep(m.Name)));
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteMembers(text, element.EnumerateObject());
                break;
            case JsonValueKind.Array:
                WriteAll(text, '[', ']', element.EnumerateArray(), e => Write(text, e));
                break;
            case JsonValueKind.String:
                WriteString(text, element.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append(Number(element.GetDouble()));
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static void WriteMembers(StringBuilder text, IEnumerable<JsonProperty> members) =>
        WriteAll(text, '{', '}', members.OrderBy(m => m.Name, StringComparer.Ordinal), m =>
        {
            WriteString(text, m.Name);
            text.Append(':');
            Write(text, m.Value);
        });

    private static void WriteAll<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<T> write)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first)
                text.Append(',');
            first = false;
            write(item);
        }

        text.Append(close);
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    /// <summary>A number as ECMAScript writes it: shortest digits that read back, an exponent only from 1e21 and below 1e-6.</summary>
    private static string Number(double value)
    {
        if (value == 0)
            return "0";
        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var exponent = shortest.Length == 2 ? int.Parse(shortest[1], CultureInfo.InvariantCulture) : 0;
        var whole = shortest[0].Split('.');
        var all = string.Concat(whole);
        var digits = all.TrimStart('0');
        var point = whole[0].Length + exponent - (all.Length - digits.Length);
        return (value < 0 ? "-" : "") + Place(digits.TrimEnd('0'), point);
    }

    /// <param name="digits">Significant digits, without zeros at either end.</param>
    /// <param name="point">Where the decimal point stands, counted from before the first digit.</param>
    private static string Place(string digits, int point) => point switch
    {
        > 21 or < -5 => $"{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{(point > 0 ? "+" : "")}{(point - 1).ToString(CultureInfo.InvariantCulture)}",
        <= 0 => "0." + new string('0', -point) + digits,
        _ when digits.Length <= point => digits + new string('0', point - digits.Length),
        _ => $"{digits[..point]}.{digits[point..]}",
    };
}
