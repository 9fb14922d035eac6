namespace IncidentPlatform.Communications.Domain;

/// <summary>Which of the affected customers an update is for; what is empty leaves nobody out.</summary>
/// <param name="Services">Only those for whom one of these services fails.</param>
/// <param name="Tiers">Names of tiers in the catalogue.</param>
/// <param name="Regions">Names of regions in the catalogue.</param>
/// <param name="Contracts">References of contracts.</param>
public sealed record Selection(IReadOnlyList<string> Services, IReadOnlyList<string> Tiers, IReadOnlyList<string> Regions, IReadOnlyList<string> Contracts)
{
    public const int Most = 100;

    /// <summary>It names nothing, so it leaves nobody out.</summary>
    public bool IsEveryone() => Services.Count + Tiers.Count + Regions.Count + Contracts.Count == 0;

    public bool Equals(Selection? other) =>
        other is not null && Services.SequenceEqual(other.Services) && Tiers.SequenceEqual(other.Tiers) && Regions.SequenceEqual(other.Regions)
        && Contracts.SequenceEqual(other.Contracts);

    public override int GetHashCode() => HashCode.Combine(Services.Count, Tiers.Count, Regions.Count, Contracts.Count);
}
