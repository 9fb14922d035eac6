using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentPlatform.Cli.Configuration;

/// <summary>What applying a document would change.</summary>
/// <param name="Action"><c>create</c>, <c>update</c> or <c>unchanged</c>.</param>
public sealed record Change(string Kind, string Name, string Action, IReadOnlyList<Difference> Differences)
{
    /// <param name="before">The spec as it is; null where there is none.</param>
    /// <param name="after">The spec as it shall be.</param>
    public static Change Between(string kind, string name, JsonObject? before, JsonObject after)
    {
        var members = (before ?? []).Select(member => member.Key).Union(after.Select(member => member.Key));
        var differences = members
            .Select(member => new Difference(member, before?[member]?.DeepClone(), after[member]?.DeepClone()))
            .Where(difference => !Same(difference.Before, difference.After))
            .ToList();
        return new(kind, name, before is null ? "create" : differences.Count > 0 ? "update" : "unchanged", differences);
    }

    private static bool Same(JsonNode? one, JsonNode? other) =>
        JsonNode.DeepEquals(one, other) || (Time(one) is { } at && Time(other) is { } same && at == same);

    private static DateTimeOffset? Time(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String
        && DateTimeOffset.TryParse(node.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}

/// <param name="Member">Member of the spec.</param>
/// <param name="Before">As it is; null where it is not set.</param>
/// <param name="After">As it shall be; null where it shall not be set.</param>
public sealed record Difference(string Member, JsonNode? Before, JsonNode? After)
{
    public override string ToString() => (Before, After) switch
    {
        (null, not null) => $"+ {Member}: {After.ToJsonString()}",
        (not null, null) => $"- {Member}: {Before.ToJsonString()}",
        _ => $"~ {Member}: {Before?.ToJsonString()} -> {After?.ToJsonString()}",
    };
}
