namespace IncidentPlatform.Incidents.Domain;

/// <summary>How a security incident stands: who may know of it, and how far its investigation is.</summary>
/// <param name="RestrictedSince">When it was designated.</param>
/// <param name="Granted">Person ids named one by one.</param>
/// <param name="Auditors">Person ids of who reads and changes nothing.</param>
/// <param name="Phase">Phase of the investigation.</param>
/// <param name="InvestigationComplete">Whether technical detail may be told.</param>
public sealed record SecurityStanding(
    DateTimeOffset RestrictedSince,
    IReadOnlyList<string> Granted,
    IReadOnlyList<string> Auditors,
    string Phase,
    bool InvestigationComplete = false)
{
    /// <summary>Everyone who may know of it: granted, auditors, holders of roles and who is asked to take one. Kept whole, so that lists can be filtered by it.</summary>
    public IReadOnlyList<string> Named { get; init; } = [];

    /// <summary>Who has each piece of evidence now, by its id.</summary>
    public IReadOnlyDictionary<Guid, string> Custodians { get; init; } = new Dictionary<Guid, string>();
}
