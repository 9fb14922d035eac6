using System.Globalization;
using System.Text.Json;

namespace IncidentPlatform.Incidents.Intake.Formats;

/// <summary>
/// Reads members of a JSON object that may be missing, and notes by path what is not what it should be. A reading of something that is
/// missing reads as an object without members.
/// </summary>
internal readonly struct JsonReading(JsonElement element, JsonPath path, Faults faults)
{
    private const int LongestRaw = 1000;

    public static JsonReading Of(JsonElement root, Faults faults) => new(root, JsonPath.Root, faults);

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    public bool IsList => element.ValueKind == JsonValueKind.Array;

    public bool IsText => element.ValueKind == JsonValueKind.String;

    public bool Has(string member) => Member(member) is not null;

    public void Fault(string member, string what) => faults.Add($"{path}.{member}", what);

    public void Fault(string what) => faults.Add(path.ToString(), what);

    /// <summary>The whole as text, where it is one.</summary>
    public string? AsText() => element.ValueKind == JsonValueKind.Undefined ? null : AsText(element);

    /// <summary>A text; numbers and truth values count as the text they are written as.</summary>
    public string? Text(string member) => Member(member) switch
    {
        null => null,
        { } value when AsText(value) is { } text => text,
        _ => Wrong<string>(member, "is not a string"),
    };

    /// <summary>The first of the members that has a text that says something.</summary>
    public string? FirstText(params ReadOnlySpan<string> members)
    {
        foreach (var member in members)
        {
            if (Text(member) is { } text && !string.IsNullOrWhiteSpace(text))
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>A text that has to be there; where it is not, that is noted and the text is empty.</summary>
    public string Required(string member)
    {
        if (!Has(member))
        {
            Fault(member, "is missing");
            return "";
        }

        if (Text(member) is not { } text)
        {
            return "";
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            Fault(member, "is empty");
        }

        return text;
    }

    /// <summary>A time as tools write it: RFC 3339 and near to it, Go's own writing, or seconds or milliseconds since 1970.</summary>
    public DateTimeOffset? Time(string member) => Text(member) switch
    {
        null or "" => null,
        { } text when Times.Read(text) is { } time => time,
        _ => Wrong<DateTimeOffset?>(member, "is not an RFC 3339 time"),
    };

    /// <summary>An object of texts; empty where it is missing.</summary>
    public IReadOnlyDictionary<string, string> Texts(string member)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in Object(member).Properties())
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

    /// <summary>The members of this object as texts: what is no text is cut to a readable length of its JSON.</summary>
    public IEnumerable<KeyValuePair<string, string>> AnyTexts()
    {
        foreach (var property in Properties())
        {
            if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                var raw = property.Value.GetRawText();
                yield return new(property.Name, raw.Length > LongestRaw ? raw[..LongestRaw] + "…" : raw);
            }
            else if (AsText(property.Value) is { } text)
            {
                yield return new(property.Name, text);
            }
        }
    }

    /// <summary>An object within; one without members where it is missing.</summary>
    public JsonReading Object(string member)
    {
        if (Member(member) is not { } value)
        {
            return new JsonReading(default, path.Member(member), faults);
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            Fault(member, "is not an object");
        }

        return new JsonReading(value.ValueKind == JsonValueKind.Object ? value : default, path.Member(member), faults);
    }

    /// <summary>Whatever stands there, to be looked at.</summary>
    public JsonReading Any(string member) => new(Member(member) ?? default, path.Member(member), faults);

    /// <summary>A list of texts, or one text for a list of one; empty where it is missing.</summary>
    public IReadOnlyList<string> List(string member)
    {
        if (Any(member) is not { IsList: true } list)
        {
            return Text(member) is { } one ? [one] : [];
        }

        var texts = new List<string>();
        foreach (var item in list.Items())
        {
            if (item.AsText() is { } text)
            {
                texts.Add(text);
            }
            else
            {
                item.Fault("is not a string");
            }
        }

        return texts;
    }

    /// <summary>The first of a list of texts; null where there is none.</summary>
    public string? First(string member) => List(member) is [var first, ..] ? first : null;

    /// <summary>A list of objects that has to be there.</summary>
    public IReadOnlyList<JsonReading> Objects(string member)
    {
        if (!IsObject)
        {
            Fault("is not an object");
            return [];
        }

        if (Any(member) is { IsList: true } list)
        {
            return list.Objects();
        }

        Fault(member, "is not a list");
        return [];
    }

    /// <summary>The objects of this list.</summary>
    public IReadOnlyList<JsonReading> Objects()
    {
        var objects = new List<JsonReading>();
        foreach (var item in Items())
        {
            if (item.IsObject)
            {
                objects.Add(item);
            }
            else
            {
                item.Fault("is not an object");
            }
        }

        return objects;
    }

    /// <summary>What stands in this list.</summary>
    public IEnumerable<JsonReading> Items()
    {
        if (!IsList)
        {
            yield break;
        }

        foreach (var (index, item) in element.EnumerateArray().Index())
        {
            yield return new JsonReading(item, path.Item(index), faults);
        }
    }

    /// <summary>What stands at a path of names and list positions joined by dots, as <c>data.labels.host</c> or <c>items.0.id</c>.</summary>
    public JsonReading At(string dotted)
    {
        var at = this;
        foreach (var step in dotted.Split('.'))
        {
            at = at.IsList && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? at.Items().ElementAtOrDefault(index)
                : at.Any(step);
        }

        return at;
    }

    private JsonElement.ObjectEnumerator Properties() => IsObject ? element.EnumerateObject() : default;

    private JsonElement? Member(string member) =>
        IsObject && element.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

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
