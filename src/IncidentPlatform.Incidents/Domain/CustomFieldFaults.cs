namespace IncidentPlatform.Incidents.Domain;

/// <summary>What is wrong with a custom field or an incident type that somebody configures, all of it at once.</summary>
public static class CustomFieldFaults
{
    private const int LongestName = 60;

    public static IReadOnlyList<string> Of(CustomField field) =>
    [
        .. OfName(field.Id),
        .. field.Kind == CustomFieldKind.Choice && field.Choices is not { Count: > 0 } ? ["a choice needs choices"] : Array.Empty<string>(),
        .. field.Kind != CustomFieldKind.Choice && field.Choices is not null ? ["only a choice has choices"] : Array.Empty<string>(),
        .. (field.Choices ?? []).GroupBy(c => c).Where(g => g.Count() > 1).Select(g => $"the choice '{g.Key}' is there twice"),
        .. (field.Choices ?? []).Any(string.IsNullOrWhiteSpace) ? ["a choice is empty"] : Array.Empty<string>(),
    ];

    /// <param name="known">The custom fields there are.</param>
    public static IReadOnlyList<string> Of(IncidentType type, IReadOnlyList<CustomField> known) =>
    [
        .. OfName(type.Id),
        .. type.Fields.Where(f => known.All(k => k.Id != f.Field)).Select(f => $"{f.Field} is no custom field"),
        .. type.Fields.GroupBy(f => f.Field).Where(g => g.Count() > 1).Select(g => $"{g.Key} is there twice"),
    ];

    private static IEnumerable<string> OfName(string name) =>
        name.Length is > 0 and <= LongestName && char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? []
            : [$"the name '{name}' is not 1 to {LongestName} small letters, digits and hyphens, a letter first"];
}
