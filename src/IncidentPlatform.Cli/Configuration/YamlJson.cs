using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace IncidentPlatform.Cli.Configuration;

/// <summary>YAML as JSON and back, by YAML 1.2's core schema: quoted scalars are text, plain ones may be null, boolean or number.</summary>
internal static class YamlJson
{
    public static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(pair => KeyValuePair.Create(pair.Key.ToString(), ToJson(pair.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(ToJson)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(scalar.Value ?? ""),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => null,
    };

    public static YamlNode ToYaml(JsonNode? node) => node switch
    {
        JsonObject mapping => new YamlMappingNode(mapping.Select(pair => KeyValuePair.Create<YamlNode, YamlNode>(pair.Key, ToYaml(pair.Value)))),
        JsonArray sequence => new YamlSequenceNode(sequence.Select(ToYaml)),
        null => new YamlScalarNode("null"),
        _ when node.GetValueKind() == System.Text.Json.JsonValueKind.String => Quoted(node.GetValue<string>()),
        _ => new YamlScalarNode(node.ToJsonString()),
    };

    private static YamlScalarNode Quoted(string text) => new(text)
    {
        Style = Plain(text)?.GetValueKind() == System.Text.Json.JsonValueKind.String ? ScalarStyle.Any : ScalarStyle.DoubleQuoted,
    };

    private static JsonValue? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        _ when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };
}
