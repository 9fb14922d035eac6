using System.Text.Json;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>The members of every fact by the names that they travel under.</summary>
internal static class FactMembers
{
    private static readonly Dictionary<string, Dictionary<string, Type>> All = FactTypes.All.ToDictionary(
        t => t.Name,
        t => t.GetProperties().ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name), p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType));

    public static IReadOnlyList<string> Facts { get; } = [.. All.Keys.Order(StringComparer.Ordinal)];

    public static bool Knows(string fact) => All.ContainsKey(fact);

    /// <summary>What a member of a fact holds; null where the fact has none of that name.</summary>
    public static Type? Of(string fact, string member) => All.GetValueOrDefault(fact)?.GetValueOrDefault(member);

    public static IEnumerable<string> NamesOf(string fact) => All[fact].Where(m => IsSingle(m.Value)).Select(m => m.Key);

    /// <summary>Holds one value that a pack can compare: no list, no record.</summary>
    public static bool IsSingle(Type type) =>
        type.IsEnum || IsNumber(type) || type == typeof(string) || type == typeof(bool) || type == typeof(Guid) || type == typeof(DateTimeOffset) || type == typeof(TimeSpan);

    public static bool IsNumber(Type type) => type == typeof(int) || type == typeof(long) || type == typeof(decimal) || type == typeof(double);
}
