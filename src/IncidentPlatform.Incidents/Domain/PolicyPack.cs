namespace IncidentPlatform.Incidents.Domain;

/// <summary>A versioned set of policy for all severities.</summary>
/// <param name="Pack">Its name.</param>
/// <param name="Version">Raised with every change; running incidents keep what they adopted.</param>
/// <param name="Windows">Windows by severity.</param>
/// <param name="Obligations">What is owed, at the severities that each one gives a due time for.</param>
/// <param name="Cadence">How far a commander may change how often customers hear of an incident, by severity.</param>
public sealed record PolicyPack(
    string Pack,
    int Version,
    IReadOnlyDictionary<string, PolicyWindows> Windows,
    IReadOnlyList<PackObligation> Obligations,
    IReadOnlyDictionary<string, CadenceBounds>? Cadence = null)
{
    internal static readonly TimeSpan LeastCadence = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan UsualProposal = TimeSpan.FromMinutes(30);

    /// <summary>From which numbers on an incident of any severity is material.</summary>
    public MaterialityThresholds? Materiality { get; init; }

    /// <summary>From how many customers on alerts are a major incident; never where the pack does not say.</summary>
    public CustomerImpactRule? CustomerImpact { get; init; }

    /// <summary>How long a proposal can be decided.</summary>
    public ProposalRule? Proposals { get; init; }

    internal TimeSpan ProposalsExpireAfter => Proposals?.ExpireAfter ?? UsualProposal;

    /// <summary>The bounds of the cadence; from 5 minutes to twice the usual time where the pack names none.</summary>
    public CadenceBounds CadenceOf(Severity severity) =>
        Cadence?.GetValueOrDefault(severity.ToString())
        ?? new CadenceBounds(LeastCadence, 2 * (Cadences.Of(Resolve(severity)) ?? LeastCadence));

    /// <summary>What an incident of this severity runs by.</summary>
    public Policy Resolve(Severity severity)
    {
        var windows = Windows[severity.ToString()];
        return new Policy(
            Pack, Version, windows.StabilityWindow, windows.SignalSilence, windows.RecoveryWatch, windows.EscalationSilence,
            [.. Obligations.Where(o => o.Due.ContainsKey(severity.ToString())).Select(o => o.For(severity.ToString()))])
        {
            Materiality = Materiality,
        };
    }
}

public sealed record PolicyWindows(TimeSpan StabilityWindow, TimeSpan SignalSilence, TimeSpan RecoveryWatch, TimeSpan EscalationSilence);

/// <summary>An obligation rule with its due time by severity; the rest as in <see cref="ObligationRule"/>.</summary>
public sealed record PackObligation(
    string Kind,
    IReadOnlyDictionary<string, TimeSpan> Due,
    IReadOnlyList<FactMatch> OpenedBy,
    IReadOnlyList<FactMatch> MetBy,
    string OwedBy,
    IReadOnlyList<LadderStep> Ladder,
    IReadOnlyDictionary<string, int>? BusinessDays = null,
    string? DueMember = null,
    bool AsksCommander = false,
    bool Repeats = false,
    IReadOnlyList<FactMatch>? CancelledBy = null,
    IReadOnlyList<FactMatch>? CountsFrom = null,
    string? OwedByMember = null,
    string? SubjectMember = null)
{
    internal ObligationRule For(string severity) => new(
        Kind, OpenedBy, Due[severity], MetBy, OwedBy, Ladder, DueMember, AsksCommander, Repeats,
        BusinessDays is not null && BusinessDays.TryGetValue(severity, out var days) ? days : null,
        CancelledBy, CountsFrom, OwedByMember, SubjectMember);
}
