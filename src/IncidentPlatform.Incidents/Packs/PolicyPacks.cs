using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentPlatform.Incidents.Domain;
using Marten;

namespace IncidentPlatform.Incidents.Packs;

/// <summary>The policy packs: those that are stored, and those that come with the service.</summary>
public static class PolicyPacks
{
    /// <summary>Name of the pack that incidents run by where nothing else is said.</summary>
    public const string Usual = "default";

    /// <summary>The numbers of the source document: version 1 of <see cref="Usual"/>, always there.</summary>
    public static PolicyPack Default { get; } = Load(Usual);

    /// <summary>Version 1 of each pack that comes with the service, by name.</summary>
    public static IReadOnlyDictionary<string, PolicyPack> BuiltIn { get; } =
        new[] { Default, Load("regulated"), Load("pagerduty"), Load("atlassian"), Load("google-sre") }.ToDictionary(p => p.Pack, StringComparer.Ordinal);

    /// <summary>A pack by name and version; null where there is none.</summary>
    /// <param name="query">Where packs are stored.</param>
    /// <param name="name">Its name.</param>
    /// <param name="version">The newest where null.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<PolicyPack?> FindPack(this IQuerySession query, string name, int? version, CancellationToken ct)
    {
        if (BuiltIn.GetValueOrDefault(name) is { } builtIn && version == builtIn.Version)
        {
            return builtIn;
        }

        return version is { } wanted
            ? (await query.LoadAsync<StoredPackVersion>(StoredPackVersion.IdOf(name, wanted), ct))?.Pack
            : (await query.LoadAsync<StoredPack>(name, ct))?.Pack ?? BuiltIn.GetValueOrDefault(name);
    }

    /// <summary>The pack that an incident runs by, as it was when it adopted it; the newest where that is not there any more.</summary>
    public static async Task<PolicyPack> PackOf(this IQuerySession query, Incident incident, CancellationToken ct) => incident.Policy is { } policy
        ? await query.FindPack(policy.Pack, policy.PackVersion, ct) ?? await query.FindPack(policy.Pack, null, ct) ?? Default
        : Default;

    private static PolicyPack Load(string name)
    {
        var read = PackReading.Of(Whole(name).Deserialize<JsonElement>(), name);
        return read is { Content: { } content, Faults.Count: 0 }
            ? content.As(name, 1)
            : throw new InvalidOperationException($"The policy pack {name} is not valid: {string.Join("; ", read.Faults)}.");
    }

    /// <summary>A pack as it is written, on top of the one that it names as its base: it adds obligations, and replaces those of the same kind.</summary>
    private static JsonObject Whole(string name)
    {
        using var file = typeof(PolicyPacks).Assembly.GetManifestResourceStream($"Packs.{name}.json")
            ?? throw new InvalidOperationException($"The policy pack {name} is not part of this build.");
        var own = JsonNode.Parse(file)!.AsObject();
        if (!own.Remove("base", out var below))
        {
            return own;
        }

        var whole = Whole(below!.GetValue<string>());
        var obligations = own["obligations"]!.AsArray().Concat(whole["obligations"]!.AsArray()).DistinctBy(o => o!["kind"]!.GetValue<string>());
        own["obligations"] = new JsonArray([.. obligations.Select(o => o!.DeepClone())]);
        foreach (var (member, value) in own)
        {
            whole[member] = value?.DeepClone();
        }

        return whole;
    }
}
