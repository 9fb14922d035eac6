using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace IncidentPlatform.Testing;

/// <summary>One operation, as the running service describes it: whoever walks all of them misses none that was added.</summary>
public sealed partial record LiveOperation(string Service, HttpMethod Method, string Path, JsonObject Document, JsonObject Description)
{
    /// <summary>Members whose time lies ahead.</summary>
    private static readonly string[] Coming = ["at", "due", "etaAt"];

    /// <summary>The id that stands in every body.</summary>
    public static readonly Guid SomeId = new("018f3a00-0000-7000-8000-000000000001");

    public string Name => $"{Service} {Method} {Path}";

    /// <summary>Every operation of every running service.</summary>
    public static async Task<IReadOnlyList<LiveOperation>> Of(PlatformUnderTest platform)
    {
        var all = new List<LiveOperation>();
        foreach (var service in platform.Services.Keys)
        {
            using var http = platform.Http(service, token: null);
            var document = (await http.GetFromJsonAsync<JsonObject>(new Uri("openapi/v1.json", UriKind.Relative)))!;
            all.AddRange(
                from path in document["paths"]!.AsObject()
                from method in path.Value!.AsObject()
                select new LiveOperation(service, HttpMethod.Parse(method.Key), path.Key, document, method.Value!.AsObject()));
        }

        return all;
    }

    /// <summary>The path with these values for its parameters.</summary>
    public string At(Func<string, string> value) => Parameter().Replace(Path, match => Uri.EscapeDataString(value(match.Groups[1].Value))).TrimStart('/');

    /// <summary>A body with every member that the description names; null where the operation takes none.</summary>
    /// <param name="text">What a text member says, by its name.</param>
    public JsonNode? Body(Func<string, string> text) =>
        Description["requestBody"]?["content"]?["application/json"]?["schema"] is { } schema ? Make(schema, "", text) : null;

    private JsonNode? Make(JsonNode described, string name, Func<string, string> text)
    {
        var schema = Resolve(described);
        if (schema["enum"] is JsonArray values)
            return values.First(v => v is not null)!.DeepClone();
        return TypeOf(schema) switch
        {
            "object" => new JsonObject((schema["properties"] as JsonObject ?? []).Select(p => KeyValuePair.Create(p.Key, Make(p.Value!, p.Key, text)))),
            "array" => new JsonArray(Make(schema["items"]!, name, text)),
            "integer" or "number" => JsonValue.Create(7),
            "boolean" => JsonValue.Create(true),
            _ => JsonValue.Create((string?)schema["format"] switch
            {
                "date-time" => Coming.Contains(name) ? "2099-03-02T02:00:00Z" : "2026-03-02T02:00:00Z",
                "uuid" => SomeId.ToString(),
                "duration" => "PT15M",
                "uri" => "https://example.org/",
                _ => text(name),
            }),
        };
    }

    private JsonNode Resolve(JsonNode schema)
    {
        if ((string?)schema["$ref"] is { } reference)
            return Resolve(reference[2..].Split('/').Aggregate((JsonNode)Document, (node, part) => node[part]!));
        return (schema["oneOf"] ?? schema["anyOf"]) is JsonArray some ? Resolve(some.First(s => (string?)s!["type"]?.ToString() != "null")!) : schema;
    }

    private static string? TypeOf(JsonNode schema)
    {
        if (schema["type"] is not JsonArray types)
            return (string?)schema["type"] ?? (schema["properties"] is null ? null : "object");
        var names = types.Select(t => (string)t!).Where(t => t != "null").ToList();
        return names.FirstOrDefault(n => n is "integer" or "number") ?? names.FirstOrDefault();
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
