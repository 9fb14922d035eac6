namespace IncidentPlatform.Incidents.Domain;

/// <summary>What an incident has to do with providers outside.</summary>
public sealed record Upstream
{
    /// <summary>Providers that it depends on, by id.</summary>
    public IReadOnlyDictionary<string, UpstreamDependency> Dependencies { get; init; } = new Dictionary<string, UpstreamDependency>();

    /// <summary>What providers owe for it.</summary>
    public IReadOnlyList<UpstreamCredit> Credits { get; init; } = [];

    /// <summary>What stands in, by service; the latest of each.</summary>
    public IReadOnlyDictionary<string, string> Fallbacks { get; init; } = new Dictionary<string, string>();
}

/// <param name="Declared">The fact that declared it first.</param>
/// <param name="Words">The provider's own words.</param>
/// <param name="ChangedAt">When that became known; null while nothing was heard.</param>
public sealed record UpstreamDependency(
    Guid Declared, string Name, string PublicWording, UpstreamStatus Status = UpstreamStatus.Unknown, string? Words = null, string? Link = null,
    DateTimeOffset? ChangedAt = null);

/// <inheritdoc cref="UpstreamCreditRecorded"/>
public sealed record UpstreamCredit(Guid Id, string Provider, Money Amount, bool PassedOn, Guid? CompensationId);

/// <summary>What a provider says of itself at a moment.</summary>
/// <param name="Words">Its own words.</param>
/// <param name="Link">Where it says so.</param>
public sealed record UpstreamReport(UpstreamStatus Status, string? Words = null, string? Link = null);
