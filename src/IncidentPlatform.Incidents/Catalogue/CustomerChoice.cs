namespace IncidentPlatform.Incidents.Catalogue;

/// <summary>Which of the customers whose services fail; what is empty leaves nobody out.</summary>
/// <param name="Tiers">Names of tiers.</param>
/// <param name="Regions">Names of regions.</param>
/// <param name="Contracts">References of contracts.</param>
public sealed record CustomerChoice(string[] Tiers, string[] Regions, string[] Contracts);
