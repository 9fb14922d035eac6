using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentPlatform.Contracts;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Publishing;

/// <summary>
/// What is left of a restricted incident's fact when its words are withheld: numbers, times, ids and the texts listed here, which are
/// ids, names of people's roles, codes and hashes. A text that is not listed counts as words.
/// </summary>
public static class Words
{
    private static readonly HashSet<string> Opaque = new(StringComparer.Ordinal)
    {
        // people and roles
        "Person", "Named", "Role", "Commander", "From", "To", "By", "Replaces", "ImplementedBy", "ValidatedBy", "DeployedBy", "CollectedBy", "Invited", "OwedBy", "Owner",
        // codes
        "Number", "RootNumber", "SurvivorNumber", "Rule", "Override", "Obligation", "Position", "Basis", "Pack", "Channel", "Outcome", "Audience", "Kind", "Status", "Distribution", "Priority",
        "Jurisdiction", "Currency",
        // hashes
        "TextHash", "ContentHash", "Sha256", "BodyHash",
    };

    /// <summary>Facts whose reason is a code: an obligation's kind, a role, <c>manual</c>.</summary>
    private static readonly HashSet<Type> ReasonIsCode =
        [typeof(ResponderPaged), typeof(PageAcknowledged), typeof(PageDeclined), typeof(PagesExhausted), typeof(ObligationCancelled)];

    /// <summary>Members that are words although others of their name are not: teams are named by people.</summary>
    private static readonly HashSet<(Type Fact, string Member)> WordsAllTheSame =
    [
        (typeof(WorkAssigned), nameof(WorkAssigned.Replaces)), (typeof(HandedToDayTeam), nameof(HandedToDayTeam.To)),
        (typeof(RunbookStepTaken), nameof(RunbookStepTaken.Outcome)),
    ];

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<PropertyInfo>> Kept = new();

    /// <summary>The data of a fact without its words.</summary>
    public static JsonElement Withheld(object data) => JsonSerializer.SerializeToElement(Of(data), Wire.Json);

    private static JsonNode? Of(object? value) => value switch
    {
        null => null,
        Policy => JsonSerializer.SerializeToNode(value, Wire.Json),
        string or Guid or DateTimeOffset or TimeSpan or Enum or bool or int or long or decimal => JsonSerializer.SerializeToNode(value, Wire.Json),
        IEnumerable many => new JsonArray([.. many.Cast<object>().Select(Of)]),
        _ => Record(value),
    };

    private static JsonObject Record(object value)
    {
        var left = new JsonObject();
        foreach (var member in Kept.GetOrAdd(value.GetType(), KeptOf))
        {
            if (Of(member.GetValue(value)) is { } kept)
            {
                left[JsonNamingPolicy.CamelCase.ConvertName(member.Name)] = kept;
            }
        }

        return left;
    }

    private static IReadOnlyList<PropertyInfo> KeptOf(Type type)
    {
        var personal = type.GetConstructors().SelectMany(c => c.GetParameters()).Where(p => p.IsDefined(typeof(PersonalAttribute))).Select(p => p.Name).ToHashSet();
        return
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.GetIndexParameters().Length == 0 && !p.IsDefined(typeof(PersonalAttribute)) && !personal.Contains(p.Name))
                .Where(p => !HoldsText(p.PropertyType) || (Opaque.Contains(p.Name) && !WordsAllTheSame.Contains((type, p.Name))) || (p.Name == "Reason" && ReasonIsCode.Contains(type))),
        ];
    }

    private static bool HoldsText(Type type) =>
        type == typeof(string) || (type != typeof(Policy) && type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) && type.GetGenericArguments().Contains(typeof(string)));
}
