using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentPlatform.Contracts.Tests.Documents;

/// <summary>
/// Holds a value against a schema of the document, by the words that the document uses. Stricter than the schema in one thing: what we
/// write has no member that is not described.
/// </summary>
internal static class Fitting
{
    public static IEnumerable<string> Faults(JsonObject document, JsonNode schema, JsonNode? value, string at = "$")
    {
        if ((string?)schema["$ref"] is { } reference)
            schema = reference[2..].Split('/').Aggregate((JsonNode)document, (node, part) => node[part]!);
        if ((string?)schema["type"] is { } type && !Is(value, type))
            return [$"{at} is not a {type}"];
        if (schema["enum"] is JsonArray values && !values.Any(v => JsonNode.DeepEquals(v, value)))
            return [$"{at} is none of its values"];
        return value switch
        {
            JsonObject members => OfMembers(document, schema, members, at),
            JsonArray items when schema["items"] is { } item => items.SelectMany((v, i) => Faults(document, item, v, $"{at}[{i}]")),
            _ => [],
        };
    }

    private static IEnumerable<string> OfMembers(JsonObject document, JsonNode schema, JsonObject value, string at)
    {
        var properties = schema["properties"] as JsonObject;
        var missing = (schema["required"] as JsonArray ?? []).Select(r => (string)r!).Where(r => !value.ContainsKey(r)).Select(r => $"{at}.{r} is missing");
        var wrong = value.SelectMany(member => (properties?[member.Key] ?? schema["additionalProperties"]) is { } described
            ? Faults(document, described, member.Value, $"{at}.{member.Key}")
            : properties is null ? [] : [$"{at}.{member.Key} is not described"]);
        var data = (schema["allOf"] as JsonArray ?? [])
            .Where(one => (string)one!["if"]!["properties"]!["type"]!["const"]! == (string?)value["type"])
            .SelectMany(one => Faults(document, one!["then"]!["properties"]!["data"]!, value["data"], $"{at}.data"));
        return missing.Concat(wrong).Concat(data);
    }

    private static bool Is(JsonNode? value, string type) => (type, value?.GetValueKind()) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) => true,
        ("number", JsonValueKind.Number) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => decimal.IsInteger((decimal)value!),
        _ => false,
    };
}
