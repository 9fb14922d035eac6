using IncidentPlatform.Contracts;

namespace IncidentPlatform.Incidents.Reactions;

/// <summary>The newest roster that Escalation published: who is on call, as far as it is known here.</summary>
public sealed record RosterCopy
{
    /// <summary>There is one copy.</summary>
    public const string Only = "roster";

    public string Id { get; init; } = Only;
    public long Version { get; init; }
    public IReadOnlyList<Shift> Shifts { get; init; } = [];

    /// <summary>Who has a duty at that time; null where nobody has.</summary>
    public string? OnCall(string duty, DateTimeOffset at) =>
        Shifts.FirstOrDefault(s => s.Duty == duty && s.From <= at && at < s.To)?.Person;
}
