using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using IncidentPlatform.Contracts;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Packs;

/// <summary>The JSON Schema of a policy pack, made from its types; what is read is checked by it.</summary>
public static class PackSchema
{
    internal const string Duration = "duration";

    /// <summary>Days, hours, minutes and seconds: years and months have no fixed length.</summary>
    internal const string DurationPattern = @"^-?P(?=\d|T\d)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$";

    /// <summary>How a pack is read: it is typed by hand, so a member that nobody knows is a mistake.</summary>
    internal static JsonSerializerOptions Strict { get; } = new(Wire.Json)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public static JsonObject Document { get; } = Make();

    private static JsonObject Make()
    {
        var schema = Strict.GetJsonSchemaAsNode(typeof(PackContent), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Complete }).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "Policy pack");
        return schema;
    }

    private static JsonNode Complete(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (context.TypeInfo.Type == typeof(TimeSpan))
        {
            return DurationSchema();
        }

        if (schema is not JsonObject node)
        {
            return schema;
        }

        if (context.TypeInfo.Kind == JsonTypeInfoKind.Dictionary && context.TypeInfo.Type != typeof(IReadOnlyDictionary<string, string>))
        {
            node["propertyNames"] = new JsonObject { ["enum"] = List(PolicyPackFaults.Severities) };
        }

        if (context.TypeInfo.ElementType == typeof(TimeSpan))
        {
            // the exporter leaves out what has a converter of its own
            node["additionalProperties"] = DurationSchema();
        }

        switch (context.PropertyInfo)
        {
            case { Name: "windows" }:
                node["required"] = List(PolicyPackFaults.Severities);
                break;
            case { Name: "type" } p when p.DeclaringType == typeof(Domain.FactMatch):
                node["enum"] = List(FactMembers.Facts);
                break;
            case { Name: "then" }:
                node["enum"] = List(CustomerImpactRule.Ways);
                break;
            case { Name: "severity" }:
                node["enum"] = List(PolicyPackFaults.Severities);
                break;
            case { Name: "action" }:
                node["enum"] = List(ObligationFaults.Actions);
                break;
            case { Name: "who" }:
                node["pattern"] = ObligationFaults.WhoPattern;
                break;
            case { Name: "owedBy" }:
                node["enum"] = List([.. IncidentRoles.All, ObligationFaults.Person]);
                break;
            case { Name: "kind" or "pack" }:
                node["pattern"] = PolicyPackFaults.NamePattern;
                break;
        }

        return node;
    }

    private static JsonObject DurationSchema() => new() { ["type"] = "string", ["format"] = Duration, ["pattern"] = DurationPattern };

    private static JsonArray List(IEnumerable<string> values) => [.. values.Select(v => JsonValue.Create(v))];
}
