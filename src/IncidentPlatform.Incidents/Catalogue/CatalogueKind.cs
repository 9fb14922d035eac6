using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentPlatform.Contracts;
using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Catalogue;

/// <summary>A kind of thing that the catalogue keeps.</summary>
/// <param name="name">Its name in paths and rows.</param>
/// <param name="singular">What one of them is called.</param>
/// <param name="columns">How it is written as CSV.</param>
public abstract class CatalogueKind(string name, string singular, IReadOnlyList<CsvColumn> columns)
{
    /// <summary>What is written in bulk comes from files, so a member that nobody knows is a mistake.</summary>
    private protected static readonly JsonSerializerOptions Strict = new(Wire.Json)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public string Name => name;
    public string Singular => singular;
    public IReadOnlyList<CsvColumn> Columns => columns;

    /// <summary>Reads what is to be kept, and says all that is wrong with it.</summary>
    internal abstract Checked Read(string id, JsonElement spec);
}

/// <summary>What was read, as it is stored.</summary>
internal sealed record Checked(string Json, IReadOnlyList<Reference> References, IReadOnlyList<Fault> Faults);

/// <inheritdoc/>
public sealed class CatalogueKind<T>(string name, string singular, IReadOnlyList<CsvColumn> columns) : CatalogueKind(name, singular, columns)
    where T : class, ICatalogued
{
    internal override Checked Read(string id, JsonElement spec)
    {
        try
        {
            return spec.Deserialize<T>(Strict) is { } read ? Check(id, read) : Faulty(new Fault("spec", "is missing"));
        }
        catch (JsonException e)
        {
            return Faulty(new Fault(e.Path?.TrimStart('$', '.') is { Length: > 0 } path ? path : "spec", Plain(e)));
        }
    }

    /// <summary>Checks what was read already.</summary>
    internal static Checked Check(string id, T spec)
    {
        var json = JsonSerializer.SerializeToElement(spec, Wire.Json);
        var text = json.GetRawText();
        if (Nulls(json, "").ToList() is { Count: > 0 } nulls)
        {
            return Faulty([.. nulls]);
        }

        var faults = spec.Faults();
        if (Checks.IdFault(id) is { } wrong)
        {
            faults = faults.Prepend(new Fault("id", wrong));
        }

        if ((id + text).Contains("\\u0000", StringComparison.Ordinal))
        {
            faults = faults.Append(new Fault("spec", "holds the character U+0000, which cannot be stored"));
        }

        return new Checked(text, [.. spec.References()], [.. faults]);
    }

    internal static T Parse(string json) =>
        JsonSerializer.Deserialize<T>(json, Wire.Json) ?? throw new InvalidOperationException($"A {typeof(T).Name} of the catalogue is stored as null.");

    private static Checked Faulty(params IReadOnlyList<Fault> faults) => new("", [], faults);

    private static string Plain(JsonException e) => e.Message switch
    {
        var m when m.Contains("could not be mapped", StringComparison.Ordinal) => "is no member of it",
        var m when m.Contains("missing required", StringComparison.Ordinal) => $"lacks {m[(m.LastIndexOf(':') + 1)..].Trim().TrimEnd('.')}",
        _ => "is not of the kind, or not one of the values, expected there",
    };

    /// <summary>Null entries of lists: the reader takes them, the domain does not.</summary>
    private static IEnumerable<Fault> Nulls(JsonElement json, string path) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Nulls(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}")),
        JsonValueKind.Array => json.EnumerateArray().SelectMany((item, n) =>
            item.ValueKind == JsonValueKind.Null ? [new Fault($"{path}[{n}]", "is empty")] : Nulls(item, $"{path}[{n}]")),
        _ => [],
    };
}
