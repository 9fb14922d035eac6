using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Packs;

/// <summary>The policy packs that come with the service.</summary>
public static class PolicyPacks
{
    /// <summary>The numbers of the source document.</summary>
    public static PolicyPack Default { get; } = Load("default");

    private static PolicyPack Load(string name)
    {
        using var file = typeof(PolicyPacks).Assembly.GetManifestResourceStream($"Packs.{name}.json")
            ?? throw new InvalidOperationException($"The policy pack {name} is not part of this build.");
        var pack = JsonSerializer.Deserialize<PolicyPack>(file, Wire.Json)
            ?? throw new InvalidOperationException($"The policy pack {name} is empty.");
        var faults = PolicyPackFaults.Of(pack);
        return faults.Count == 0
            ? pack
            : throw new InvalidOperationException($"The policy pack {name} is not valid: {string.Join("; ", faults)}.");
    }
}
