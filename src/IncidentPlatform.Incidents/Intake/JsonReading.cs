using System.Globalization;
using System.Text.Json;

namespace IncidentPlatform.Incidents.Intake;

/// <summary>Reads members of a JSON object that may be missing, and notes by path what is not what it should be.</summary>
internal readonly struct JsonReading(JsonElement element, string path, List<string> faults)
{
    public void Fault(string member, string what) => faults.Add($"{path}.{member} {what}");

    /// <summary>A text; numbers and truth values count as the text they are written as.</summary>
    public string? Text(string member) => Member(member) switch
    {
        null => null,
        { } value when AsText(value) is { } text => text,
        _ => Wrong<string>(member, "is not a string"),
    };

    public DateTimeOffset? Time(string member) => Text(member) switch
    {
        null or "" => null,
        { } text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time.ToUniversalTime(),
        _ => Wrong<DateTimeOffset?>(member, "is not an RFC 3339 time"),
    };

    /// <summary>An object of texts; empty where it is missing.</summary>
    public IReadOnlyDictionary<string, string> Texts(string member)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Member(member) is not { } value)
        {
            return texts;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            Fault(member, "is not an object of strings");
            return texts;
        }

        foreach (var property in value.EnumerateObject())
        {
            if (AsText(property.Value) is { } text)
            {
                texts[property.Name] = text;
            }
            else if (property.Value.ValueKind != JsonValueKind.Null)
            {
                Fault($"{member}.{property.Name}", "is not a string");
            }
        }

        return texts;
    }

    /// <summary>A list of objects that has to be there.</summary>
    public IReadOnlyList<JsonReading> Objects(string member)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            faults.Add($"{path} is not an object");
            return [];
        }

        if (Member(member) is not { ValueKind: JsonValueKind.Array } list)
        {
            Fault(member, "is not a list");
            return [];
        }

        var objects = new List<JsonReading>();
        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}.{member}[{index}]");
            if (item.ValueKind == JsonValueKind.Object)
            {
                objects.Add(new JsonReading(item, at, faults));
            }
            else
            {
                faults.Add($"{at} is not an object");
            }
        }

        return objects;
    }

    private JsonElement? Member(string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Unescaped(value),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    /// <summary>Without NUL, which PostgreSQL cannot keep; null for half of a surrogate pair, which is no text.</summary>
    private static string? Unescaped(JsonElement value)
    {
        try
        {
            return value.GetString()?.Replace("\0", "", StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private T? Wrong<T>(string member, string what)
    {
        Fault(member, what);
        return default;
    }
}
