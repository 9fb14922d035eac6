using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Packs;

/// <summary>A policy pack as it was read, and all that is wrong with it.</summary>
/// <param name="Content">Null where it could not be read.</param>
public sealed record PackReading(PackContent? Content, IReadOnlyList<Fault> Faults)
{
    /// <summary>Name that a pack without one is checked under.</summary>
    private const string Unnamed = "unnamed";

    private static readonly JsonSerializerOptions Lenient = new(PackSchema.Strict) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <param name="json">The pack.</param>
    /// <param name="name">The name it is to have; its own where null.</param>
    public static PackReading Of(JsonElement json, string? name = null)
    {
        var shape = PackShape.Of(json);
        IEnumerable<Fault> faults = [.. shape.Superfluous, .. shape.Wrong];
        if (shape.Wrong.Count > 0)
        {
            return new PackReading(null, [.. faults]);
        }

        try
        {
            var content = json.Deserialize<PackContent>(Lenient)!;
            return new PackReading(
                content,
                [
                    .. faults,
                    .. name is not null && content.Pack is { } said && said != name ? new[] { new Fault("pack", $"'{said}' is not its name, {name}") } : [],
                    .. PolicyPackFaults.Of(content.As(name ?? content.Pack ?? Unnamed, 0)),
                ]);
        }
        catch (JsonException e)
        {
            return new PackReading(null, [.. faults, new Fault(e.Path?.TrimStart('$', '.') ?? "$", "cannot be read")]);
        }
    }
}
