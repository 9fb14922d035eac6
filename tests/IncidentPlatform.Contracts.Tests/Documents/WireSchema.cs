using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace IncidentPlatform.Contracts.Tests.Documents;

/// <summary>
/// JSON schemas of records as they travel. A record within another is named, not repeated; a member without a value is absent, so it is
/// optional and never null; members not named may appear.
/// </summary>
internal sealed class WireSchema
{
    private static readonly JsonSerializerOptions Options = new(Wire.Json)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly SortedDictionary<string, JsonNode> schemas = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, JsonNode> Schemas => schemas;

    public static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    /// <summary>Adds the schema of a record, and of the records within it.</summary>
    public void Add(Type record)
    {
        if (schemas.ContainsKey(record.Name))
            return;
        schemas[record.Name] = new JsonObject();
        schemas[record.Name] = Options.GetJsonSchemaAsNode(
            record, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Travelling });
    }

    private JsonNode Travelling(JsonSchemaExporterContext at, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(at.TypeInfo.Type) ?? at.TypeInfo.Type;
        if (type == typeof(TimeSpan))
            return new JsonObject { ["type"] = "string", ["format"] = "duration" };
        if (type == typeof(JsonElement))
            return new JsonObject { ["type"] = "object" };
        if (!at.Path.IsEmpty && type.Assembly == typeof(Wire).Assembly && type.IsClass)
        {
            Add(type);
            return Reference(type.Name);
        }

        if (schema is JsonObject written)
        {
            WithoutNull(written);
            if (written["required"] is JsonArray required)
                required.RemoveAll(name => MayBeAbsent(at.TypeInfo.Properties.Single(p => p.Name == (string)name!)));
        }

        return schema;
    }

    private static void WithoutNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray types && types.Single(t => (string)t! != "null") is { } type)
            schema["type"] = (string)type!;
        if (schema["enum"] is JsonArray values)
            values.RemoveAll(v => v is null);
        schema.Remove("default");
    }

    private static bool MayBeAbsent(JsonPropertyInfo member) => member.IsGetNullable || Nullable.GetUnderlyingType(member.PropertyType) is not null;
}
