using System.Text.Json.Serialization;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>A change meant to end the incident or to lessen it.</summary>
/// <param name="ImplementedBy">Person id of who implements it.</param>
/// <param name="DeployedBy">Person id of the deployer.</param>
public sealed record Fix(
    Guid Id,
    FixKind Kind,
    string Description,
    string ImplementedBy,
    string? ValidatedBy = null,
    string? DeployedBy = null,
    DateTimeOffset? DeployedAt = null,
    bool Reverted = false)
{
    /// <summary>Deployed and not taken back.</summary>
    [JsonIgnore]
    public bool Stands => DeployedAt is not null && !Reverted;

    /// <summary>Whether this person has a hand in a fix that is not taken back.</summary>
    public bool IsWorkOf(string person) => !Reverted && (ImplementedBy == person || DeployedBy == person);
}

/// <param name="Signals">Signals that must stay healthy through the stability window.</param>
/// <param name="At">When it was recorded.</param>
public sealed record Verification(bool Passed, IReadOnlyList<string> Signals, DateTimeOffset At);
