namespace IncidentPlatform.Communications.Domain;

/// <summary>What communication needs to know of an incident, without anybody's words.</summary>
/// <param name="Number">Human key, <c>INC-2026-0001</c>.</param>
/// <param name="Severity"><c>P1</c> to <c>P4</c>.</param>
/// <param name="Status">The incident's own status, <c>declared</c> to <c>closed</c>.</param>
/// <param name="Mode"><c>live</c>, or a way of not being meant.</param>
/// <param name="Restricted">Known to named people only: nothing public.</param>
/// <param name="DeclaredAt">When it was declared.</param>
/// <param name="Roles">Role name to person id.</param>
/// <param name="Components">Public names of what is affected; empty where no affected service has one.</param>
/// <param name="UpdateEvery">Longest time between updates to customers, by the incident's policy or as its commander changed it.</param>
/// <param name="ToldThrough">Number of the incident in whose messages customers hear of it; null where it speaks for itself.</param>
/// <param name="InvestigationComplete">Of a restricted one: whether technical detail may be told.</param>
public sealed record Situation(
    string Number,
    string Severity,
    string Status,
    string Mode,
    bool Restricted,
    DateTimeOffset DeclaredAt,
    IReadOnlyDictionary<string, string> Roles,
    IReadOnlyList<string> Components,
    TimeSpan? UpdateEvery,
    string? ToldThrough = null,
    bool InvestigationComplete = false)
{
    public PublicStatus Public() => PublicStatuses.Of(Status);

    /// <summary>Something leaves the platform only for an incident that is live.</summary>
    public bool IsLive() => Mode == "live";

    /// <summary>Nothing is prepared for what is over already.</summary>
    public bool IsRetrospective() => Mode == "retrospective";

    public bool IsOver() => Status is "resolved" or "closed" or "cancelled" or "merged";

    /// <summary>Who approves and sends: the communications lead, and the commander until there is one.</summary>
    public string? Speaker() => Roles.GetValueOrDefault("communications-lead") ?? Roles.GetValueOrDefault("commander");

    public bool Equals(Situation? other) =>
        other is not null && Number == other.Number && Severity == other.Severity && Status == other.Status && Mode == other.Mode
        && Restricted == other.Restricted && InvestigationComplete == other.InvestigationComplete && DeclaredAt == other.DeclaredAt && UpdateEvery == other.UpdateEvery
        && ToldThrough == other.ToldThrough
        && Components.SequenceEqual(other.Components)
        && Roles.Count == other.Roles.Count && Roles.All(r => other.Roles.GetValueOrDefault(r.Key) == r.Value);

    public override int GetHashCode() => HashCode.Combine(Number, Severity, Status, Mode, Restricted, DeclaredAt, Roles.Count, Components.Count);
}
