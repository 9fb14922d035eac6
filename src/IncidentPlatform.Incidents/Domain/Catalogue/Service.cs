namespace IncidentPlatform.Incidents.Domain.Catalogue;

/// <summary>A service that the organisation runs; its id is the name that alerts and incidents call it by.</summary>
public sealed record Service : ICatalogued
{
    public const string Kind = "services";

    public string? Description { get; init; }

    /// <summary>Teams or persons who own it, by id.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>How much hangs on it: 1 is most critical, 4 is least.</summary>
    public int? Tier { get; init; }

    /// <summary>The services it needs.</summary>
    public IReadOnlyList<Dependency> DependsOn { get; init; } = [];

    /// <summary>Providers outside that it needs, by id.</summary>
    public IReadOnlyList<string> UpstreamProviders { get; init; } = [];

    public IReadOnlyList<Fallback> Fallbacks { get; init; } = [];
    public IReadOnlyList<Runbook> Runbooks { get; init; } = [];

    public IEnumerable<Fault> Faults() =>
    [
        .. Checks.Text("description", Description),
        .. Checks.Ids("owners", Owners),
        .. Tier is null or (>= 1 and <= 4) ? [] : new[] { new Fault("tier", "is not between 1 and 4") },
        .. Checks.Ids("dependsOn", [.. DependsOn.Select(d => d.Service)]),
        .. Checks.Ids("upstreamProviders", UpstreamProviders),
        .. Fallbacks.SelectMany((f, n) => Checks.Required($"fallbacks[{n}].name", f.Name).Concat(Checks.Text($"fallbacks[{n}].instructions", f.Instructions))),
        .. Runbooks.SelectMany((r, n) => Checks.Required($"runbooks[{n}].title", r.Title).Concat(Checks.Url($"runbooks[{n}].url", r.Url))),
    ];

    public IEnumerable<Reference> References() =>
        DependsOn.Select(d => new Reference(Kind, d.Service)).Concat(UpstreamProviders.Select(p => new Reference(UpstreamProvider.Kind, p)));
}

/// <param name="Service">The service that is needed.</param>
/// <param name="Strength">What happens here when it fails; <c>hard</c> unless said otherwise.</param>
public sealed record Dependency(string Service, DependencyStrength Strength = DependencyStrength.Hard);

public enum DependencyStrength
{
    /// <summary>It fails with what it depends on.</summary>
    Hard,

    /// <summary>It goes on without, if with less.</summary>
    Soft,
}

/// <summary>What stands in when something that is needed fails.</summary>
/// <param name="For">The service or upstream provider it stands in for.</param>
/// <param name="LastTestedAt">When it was last shown to work; never, where absent.</param>
public sealed record Fallback(string Name, string? For = null, DateTimeOffset? LastTestedAt = null, string? Instructions = null);

public sealed record Runbook(string Title, string Url);
