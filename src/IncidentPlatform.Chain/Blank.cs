using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentPlatform.Chain;

/// <summary>What stands where words were erased: of the same shape, so that whoever reads the fact can go on reading it, and saying nothing.</summary>
public static class Blank
{
    /// <summary>Stands for every text that was erased.</summary>
    public const string Mark = "(erased)";

    /// <summary>The data of a fact with its personal members emptied.</summary>
    public static JsonElement Out(JsonElement data, IReadOnlyList<string> personal)
    {
        var left = new JsonObject();
        foreach (var member in data.EnumerateObject())
            if (!personal.Contains(member.Name))
                left.Add(member.Name, JsonSerializer.SerializeToNode(member.Value));
            else if (Of(member.Value) is { } blank)
                left.Add(member.Name, blank);
        return JsonSerializer.SerializeToElement(left);
    }

    /// <summary>Whether every personal member that is still there says nothing.</summary>
    internal static bool Is(JsonElement data, IReadOnlyList<string> personal) =>
        CanonicalJson.Text(data, personal.Contains) == CanonicalJson.Text(Out(data, personal), personal.Contains);

    /// <summary>Texts become the mark, lists empty, objects keep their names; numbers, flags and nothing go.</summary>
    private static JsonNode? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Mark,
        JsonValueKind.Array => new JsonArray(),
        JsonValueKind.Object => new JsonObject(
            value.EnumerateObject().Select(m => KeyValuePair.Create(m.Name, Of(m.Value))).Where(m => m.Value is not null)),
        _ => null,
    };
}
