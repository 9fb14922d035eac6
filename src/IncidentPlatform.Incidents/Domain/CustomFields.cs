using System.Globalization;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>A field of an organisation's own.</summary>
/// <param name="Id">Its name, kebab-case.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Description">What to write there.</param>
/// <param name="Choices">The values that it can have, where it is a choice.</param>
public sealed record CustomField(string Id, CustomFieldKind Kind, string? Description = null, IReadOnlyList<string>? Choices = null);

public enum CustomFieldKind
{
    Text,

    /// <summary>A decimal number with a point.</summary>
    Number,

    /// <summary>One of the field's choices.</summary>
    Choice,

    /// <summary>A day, <c>2026-03-02</c>.</summary>
    Date,

    /// <summary>Id of a person.</summary>
    Person,
}

/// <summary>A kind of incident, and the custom fields that it needs.</summary>
/// <param name="Id">Its name, kebab-case.</param>
public sealed record IncidentType(string Id, IReadOnlyList<TypeField> Fields, string? Description = null);

/// <param name="Field">Name of the custom field.</param>
/// <param name="Required">From when on it has to have a value.</param>
public sealed record TypeField(string Field, FieldRequirement Required);

public enum FieldRequirement
{
    Never,
    Declaration,
    Resolution,
}

/// <summary>Custom fields and types of an incident: validated by what is configured, every fault named at once.</summary>
public static class CustomFields
{
    private const int LongestText = 2000;

    /// <summary>A declaration with its type and fields, in one commit; a fault or a missing field refuses all of it.</summary>
    public static Decision Declare(Decision declared, IncidentType? type, IReadOnlyDictionary<string, string?> values, IReadOnlyList<CustomField> known)
    {
        if (declared.Facts.Count == 0 || (type is null && values.Count == 0))
        {
            return declared;
        }

        var given = values.Where(v => v.Value is not null).ToDictionary(v => v.Key, v => v.Value!);
        if ((Faults(given, known) ?? Missing(type, given, FieldRequirement.Declaration)) is { } refused)
        {
            return refused;
        }

        return Decision.Record(
        [
            .. declared.Facts,
            .. type is null ? Array.Empty<object>() : [new IncidentTyped(type.Id)],
            .. given.Count == 0 ? Array.Empty<object>() : [new CustomFieldsSet(given, [])],
        ]);
    }

    /// <summary>Sets the named fields, or clears those without a value; the others stay.</summary>
    public static Decision Set(Incident incident, IReadOnlyDictionary<string, string?> values, IReadOnlyList<CustomField> known)
    {
        var given = values.Where(v => v.Value is not null && incident.CustomFields.GetValueOrDefault(v.Key) != v.Value).ToDictionary(v => v.Key, v => v.Value!);
        string[] cleared = [.. values.Where(v => v.Value is null && incident.CustomFields.ContainsKey(v.Key)).Select(v => v.Key).Order(StringComparer.Ordinal)];
        if (Faults(given, known) is { } refused)
        {
            return refused;
        }

        return given.Count == 0 && cleared.Length == 0 ? Decision.Nothing : Decision.Record(new CustomFieldsSet(given, cleared));
    }

    public static Decision Type(Incident incident, IncidentType type) =>
        incident.Type == type.Id ? Decision.Nothing : Decision.Record(new IncidentTyped(type.Id));

    /// <summary>What is decided, unless a field that the type needs by then has no value.</summary>
    public static Decision Complete(this Decision decision, Incident incident, IReadOnlyList<IncidentType> types) =>
        decision.Facts.Count > 0 && MissingToResolve(incident, types) is { } missing ? missing : decision;

    /// <summary>The fields that an incident's type needs before it is resolved; null where all have values.</summary>
    internal static Rejection? MissingToResolve(Incident incident, IReadOnlyList<IncidentType> types) =>
        Missing(types.FirstOrDefault(t => t.Id == incident.Type), incident.CustomFields, FieldRequirement.Resolution);

    private static Rejection? Missing(IncidentType? type, IReadOnlyDictionary<string, string> values, FieldRequirement by)
    {
        string[] missing = [.. (type?.Fields ?? [])
            .Where(f => f.Required != FieldRequirement.Never && f.Required <= by && !values.ContainsKey(f.Field)).Select(f => f.Field)];
        return missing.Length == 0
            ? null
            : new Rejection(
                "fields-missing", $"Incidents of the type {type!.Id} need these fields by now: {string.Join(", ", missing)}.",
                by == FieldRequirement.Declaration ? "Give them with the declaration." : "Set them, then try again.",
                by == FieldRequirement.Declaration ? RejectionKind.Invalid : RejectionKind.Conflict);
    }

    private static Rejection? Faults(IReadOnlyDictionary<string, string> values, IReadOnlyList<CustomField> known)
    {
        string[] faults = [.. values.OrderBy(v => v.Key, StringComparer.Ordinal)
            .Select(v => known.FirstOrDefault(f => f.Id == v.Key) is { } field ? Fault(field, v.Value) : $"{v.Key} is no custom field").OfType<string>()];
        return faults.Length == 0
            ? null
            : Refusals.Invalid("fields-invalid", $"{string.Join("; ", faults)}.", "Correct each of them; the list of custom fields says what they take.");
    }

    private static string? Fault(CustomField field, string value) => field.Kind switch
    {
        CustomFieldKind.Text when string.IsNullOrWhiteSpace(value) || value.Length > LongestText => $"{field.Id} has no text of 1 to {LongestText} characters",
        CustomFieldKind.Number when !decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) =>
            $"{field.Id} is no number like 12.5",
        CustomFieldKind.Choice when field.Choices?.Contains(value) != true => $"{field.Id} is none of {string.Join(", ", field.Choices ?? [])}",
        CustomFieldKind.Date when !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
            $"{field.Id} is no day like 2026-03-02",
        CustomFieldKind.Person when value.Length is 0 or > 100 || value.Any(char.IsWhiteSpace) => $"{field.Id} is no id of a person",
        _ => null,
    };
}
