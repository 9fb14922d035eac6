using System.Globalization;
using System.Text.Json;
using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Why a fact that a pack waits for can never come.</summary>
internal static class FactMatchFaults
{
    public static IEnumerable<Fault> Of(string at, FactMatch match)
    {
        if (!FactMembers.Knows(match.Type))
        {
            return [new Fault($"{at}.type", $"'{match.Type}' is no fact")];
        }

        return (match.Where ?? new Dictionary<string, string>())
            .Select(w => (w.Key, What: Never(match.Type, w.Key, w.Value)))
            .Where(w => w.What is not null)
            .Select(w => new Fault($"{at}.where.{w.Key}", w.What!));
    }

    private static string? Never(string fact, string member, string value)
    {
        if (FactMembers.Of(fact, member) is not { } type || !FactMembers.IsSingle(type))
        {
            return $"is no member of {fact} to compare; those are {string.Join(", ", FactMembers.NamesOf(fact))}";
        }

        if (value.StartsWith('>'))
        {
            return !FactMembers.IsNumber(type) ? $"is no number, so it is never '{value}'" : Number(value[1..]) ? null : $"'{value}' compares with no number";
        }

        return type switch
        {
            _ when type == typeof(bool) => OneOf(value, ["true", "false"]),
            { IsEnum: true } => OneOf(value, [.. Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)]),
            _ when FactMembers.IsNumber(type) => Number(value) ? null : $"is a number, so it is never '{value}'",
            _ when type == typeof(Guid) => Guid.TryParseExact(value, "D", out _) ? null : $"is an id, so it is never '{value}'",
            _ => value.Any(char.IsControl) ? "holds a control character" : null,
        };
    }

    private static string? OneOf(string value, IReadOnlyList<string> values) =>
        values.Contains(value, StringComparer.OrdinalIgnoreCase) ? null : $"is never '{value}'; it is one of {string.Join(", ", values)}";

    private static bool Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
