using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Packs;

/// <summary>Whether JSON has the members, and the members the kinds of values, that the schema says: every fault, not the first.</summary>
internal sealed partial class PackShape
{
    private const string Root = "$";

    /// <summary>What would be ignored; the rest can be read without it.</summary>
    public List<Fault> Superfluous { get; } = [];

    /// <summary>What cannot be read.</summary>
    public List<Fault> Wrong { get; } = [];

    public static PackShape Of(JsonElement json)
    {
        var shape = new PackShape();
        shape.Check(json, PackSchema.Document, "");
        return shape;
    }

    private void Check(JsonElement json, JsonObject of, string at)
    {
        var schema = Resolve(of);
        var kinds = Kinds(schema);
        var kind = KindOf(json);
        if (!kinds.Contains(kind) && !(kind == "integer" && kinds.Contains("number")))
        {
            Wrong.Add(new Fault(at.Length == 0 ? Root : at, $"is not of the kind expected: {Expected(schema, kinds)}"));
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            Members(json, schema, at);
        }
        else if (json.ValueKind == JsonValueKind.Array)
        {
            var items = schema["items"]!.AsObject();
            var n = 0;
            foreach (var item in json.EnumerateArray())
            {
                Check(item, items, $"{at}[{n++}]");
            }
        }
        else if (IsDuration(schema) && json.ValueKind == JsonValueKind.String && !Reads(json.GetString()!))
        {
            Wrong.Add(new Fault(at, "is no duration of days, hours, minutes and seconds; write PT15M for 15 minutes, P7D for 7 days"));
        }
    }

    private void Members(JsonElement json, JsonObject schema, string at)
    {
        var known = schema["properties"]?.AsObject();
        var other = schema["additionalProperties"] as JsonObject;
        foreach (var member in json.EnumerateObject().GroupBy(m => m.Name))
        {
            var place = at.Length == 0 ? member.Key : $"{at}.{member.Key}";
            if (member.Count() > 1)
            {
                Superfluous.Add(new Fault(place, "is there twice"));
            }

            if ((known?[member.Key] ?? other) is JsonObject of)
            {
                Check(member.Last().Value, of, place);
            }
            else
            {
                Superfluous.Add(new Fault(place, $"is no member; those are {string.Join(", ", (known ?? []).Select(k => k.Key))}"));
            }
        }

        Wrong.AddRange((schema["required"]?.AsArray() ?? [])
            .Select(r => r!.GetValue<string>())
            .Where(r => known is not null && !json.TryGetProperty(r, out _))
            .Select(r => new Fault(at.Length == 0 ? r : $"{at}.{r}", "is missing")));
    }

    private static bool Reads(string text)
    {
        try
        {
            return Duration().IsMatch(text) && XmlConvert.ToTimeSpan(text) >= TimeSpan.MinValue;
        }
        catch (Exception e) when (e is OverflowException or FormatException)
        {
            return false;
        }
    }

    /// <summary>A schema that stands elsewhere in the document is only named where its type comes again.</summary>
    private static JsonObject Resolve(JsonObject schema) => schema["$ref"]?.GetValue<string>() is { } pointer
        ? Resolve(pointer.Split('/')[1..].Aggregate((JsonNode)PackSchema.Document, (node, step) => node[step]!).AsObject())
        : schema;

    private static bool IsDuration(JsonObject schema) => schema["format"]?.GetValue<string>() == PackSchema.Duration;

    private static List<string> Kinds(JsonObject schema) => schema["type"] switch
    {
        JsonArray several => [.. several.Select(k => k!.GetValue<string>())],
        JsonValue one => [one.GetValue<string>()],
        _ => [],
    };

    private static string Expected(JsonObject schema, List<string> kinds) =>
        IsDuration(schema) ? "a duration, such as PT15M" : string.Join(" or ", kinds.Where(k => k != "null").Select(k => k is "object" or "array" or "integer" ? $"an {k}" : $"a {k}"));

    private static string KindOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => json.TryGetInt32(out _) ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };

    [GeneratedRegex(PackSchema.DurationPattern)]
    private static partial Regex Duration();
}
