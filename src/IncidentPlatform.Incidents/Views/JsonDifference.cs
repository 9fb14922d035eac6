using System.Text.Json;

namespace IncidentPlatform.Incidents.Views;

/// <summary>A member that is not the same in two JSON documents.</summary>
/// <param name="Member">Its path: <c>roles.commander.person</c>, <c>fixes[id].status</c>.</param>
/// <param name="From">Its value in the first; absent where it has none.</param>
/// <param name="To">Its value in the second; absent where it has none.</param>
public sealed record Change(string Member, JsonElement? From, JsonElement? To);

/// <summary>What differs between two JSON documents: objects member by member, lists of things that have an id by that id.</summary>
internal static class JsonDifference
{
    public static IEnumerable<Change> Between(JsonElement? from, JsonElement? to, string path = "")
    {
        var (a, b) = (Value(from), Value(to));
        if (MembersOf(a) is { } before && MembersOf(b) is { } after)
        {
            var isList = a!.Value.ValueKind == JsonValueKind.Array;
            return before.Keys.Union(after.Keys).SelectMany(key => Between(Member(before, key), Member(after, key), Path(path, key, isList)));
        }

        return (a, b) switch
        {
            (null, null) => [],
            ({ } x, { } y) when JsonElement.DeepEquals(x, y) => [],
            _ => [new Change(path, a, b)],
        };
    }

    private static Dictionary<string, JsonElement>? MembersOf(JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.Object } o => o.EnumerateObject().ToDictionary(m => m.Name, m => m.Value),
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(HasId) =>
            list.EnumerateArray().GroupBy(e => e.GetProperty("id").ToString()).ToDictionary(g => g.Key, g => g.Last()),
        _ => null,
    };

    private static bool HasId(JsonElement element) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty("id", out _);

    private static JsonElement? Member(Dictionary<string, JsonElement> members, string name) => members.TryGetValue(name, out var value) ? value : null;

    private static JsonElement? Value(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } ? null : element;

    private static string Path(string path, string name, bool inList) => inList ? $"{path}[{name}]" : path.Length == 0 ? name : $"{path}.{name}";
}
