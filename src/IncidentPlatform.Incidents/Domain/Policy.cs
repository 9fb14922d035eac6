namespace IncidentPlatform.Incidents.Domain;

/// <summary>A policy pack resolved for one severity: what an incident runs by, kept whole on its stream.</summary>
/// <param name="Pack">Name of the pack.</param>
/// <param name="PackVersion">Version of the pack.</param>
/// <param name="StabilityWindow">Quiet that must follow a fix before resolved can be declared.</param>
/// <param name="SignalSilence">Longest silence of a signal that still counts as reporting throughout.</param>
/// <param name="RecoveryWatch">Watch that must follow resolved before all clear can be declared.</param>
/// <param name="EscalationSilence">How long the commander may be silent when asked before an escalation goes by policy.</param>
/// <param name="Obligations">What is owed, and what happens when it is not done.</param>
public sealed record Policy(
    string Pack,
    int PackVersion,
    TimeSpan StabilityWindow,
    TimeSpan SignalSilence,
    TimeSpan RecoveryWatch,
    TimeSpan EscalationSilence,
    IReadOnlyList<ObligationRule> Obligations)
{
    /// <summary>From which numbers on an incident is material; none where the pack does not say.</summary>
    public MaterialityThresholds? Materiality { get; init; }
}

/// <summary>A rule that opens an obligation when a fact arrives.</summary>
/// <param name="Kind">Stable kebab-case name.</param>
/// <param name="OpenedBy">The facts that open it; a later one while it is open opens nothing, unless it repeats.</param>
/// <param name="Due">Time allowed.</param>
/// <param name="MetBy">The facts that meet it.</param>
/// <param name="OwedBy">Role that owes it, or <c>person</c> where the opening fact names the person.</param>
/// <param name="Ladder">What happens when it is missed, in order.</param>
/// <param name="DueMember">Member of the opening fact that holds the due date.</param>
/// <param name="AsksCommander">The ladder waits for the commander's yes, or for the policy's silence.</param>
/// <param name="Repeats">Each opening fact replaces the open one.</param>
/// <param name="BusinessDays">The due time counts business days instead of the clock.</param>
/// <param name="CancelledBy">The facts after which it is no longer owed.</param>
/// <param name="CountsFrom">The due time counts from the first of these after the opening, by another person.</param>
/// <param name="OwedByMember">Member of the opening fact that names the person who owes it.</param>
/// <param name="SubjectMember">Member that tells several open ones of this kind apart.</param>
public sealed record ObligationRule(
    string Kind,
    IReadOnlyList<FactMatch> OpenedBy,
    TimeSpan Due,
    IReadOnlyList<FactMatch> MetBy,
    string OwedBy,
    IReadOnlyList<LadderStep> Ladder,
    string? DueMember = null,
    bool AsksCommander = false,
    bool Repeats = false,
    int? BusinessDays = null,
    IReadOnlyList<FactMatch>? CancelledBy = null,
    IReadOnlyList<FactMatch>? CountsFrom = null,
    string? OwedByMember = null,
    string? SubjectMember = null);

/// <summary>A fact by its type and, where given, by members of its data; a value may start with <c>&gt;</c> to compare numbers.</summary>
public sealed record FactMatch(string Type, IReadOnlyDictionary<string, string>? Where = null);

/// <param name="After">Time after the miss (or after the commander's yes).</param>
/// <param name="Action"><c>page</c>, <c>prompt</c> or <c>pre-approved-text</c>.</param>
/// <param name="Who">A role, a position of the directory, a duty (<c>on-call:primary</c>), <c>seniors</c> or <c>owed-by</c>.</param>
public sealed record LadderStep(TimeSpan After, string Action, string? Who = null);
