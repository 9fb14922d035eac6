namespace IncidentPlatform.Contracts;

/// <summary>A policy pack resolved for one severity: what an incident runs by, carried whole on its stream.</summary>
/// <param name="Pack">Name of the pack, for example <c>default</c>.</param>
/// <param name="PackVersion">Version of the pack.</param>
/// <param name="StabilityWindow">Quiet that must follow a fix before resolved can be declared.</param>
/// <param name="SignalSilence">Longest silence of a signal that still counts as reporting throughout.</param>
/// <param name="RecoveryWatch">Watch that must follow resolved before all clear can be declared.</param>
/// <param name="EscalationSilence">How long the commander may be silent when asked before an escalation goes by policy.</param>
/// <param name="Obligations">What is owed, and what happens when it is not done.</param>
public sealed record ResolvedPolicy(
    string Pack,
    int PackVersion,
    TimeSpan StabilityWindow,
    TimeSpan SignalSilence,
    TimeSpan RecoveryWatch,
    TimeSpan EscalationSilence,
    IReadOnlyList<ObligationRule> Obligations)
{
    /// <summary>From which numbers on an incident is material, where the policy says so.</summary>
    public MaterialityThresholds? Materiality { get; init; }
}

/// <summary>An incident is material from any one of these numbers on.</summary>
/// <param name="CustomersAffected">Number of customers.</param>
/// <param name="CustomersAffectedPercent">Share of all customers, 0 to 100.</param>
/// <param name="EstimatedRevenueLoss">Estimated revenue lost.</param>
/// <param name="Compensation">All that is requested as compensation.</param>
public sealed record MaterialityThresholds(
    int? CustomersAffected = null, decimal? CustomersAffectedPercent = null, Money? EstimatedRevenueLoss = null, Money? Compensation = null);

/// <summary>A rule that opens an obligation when a fact arrives.</summary>
/// <param name="Kind">Stable kebab-case name, for example <c>first-external-notice</c>.</param>
/// <param name="OpenedBy">The facts that open it; a later one while it is open opens nothing.</param>
/// <param name="Due">Time allowed from the opening fact, or from its own due member where <paramref name="DueMember"/> names one.</param>
/// <param name="MetBy">The facts that meet it.</param>
/// <param name="OwedBy">Role that owes it (<c>commander</c>), or <c>person</c> where the opening fact names the person.</param>
/// <param name="Ladder">What happens when it is missed, in order.</param>
/// <param name="DueMember">Member of the opening fact's data that holds the due date, where the rule takes it from there.</param>
/// <param name="AsksCommander">The ladder waits for the commander's yes, or for the policy's silence.</param>
/// <param name="Repeats">Each opening fact replaces the open one (the next update after an update).</param>
/// <param name="BusinessDays">The due time counts business days instead of the clock.</param>
/// <param name="CancelledBy">The facts after which it is no longer owed: it closes neither met nor missed.</param>
/// <param name="CountsFrom">The due time counts from the first of these after the opening fact, by another person than the one who opened it; until then nothing is due.</param>
/// <param name="OwedByMember">Member of the opening fact's data that names the person who owes it, where <paramref name="OwedBy"/> is <c>person</c>.</param>
/// <param name="SubjectMember">Member that tells several open ones of this kind apart (one for each action item): opened, met and cancelled by facts with the same value.</param>
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

/// <summary>A fact by its type and, where given, by members of its data.</summary>
/// <param name="Type">Name of the fact.</param>
/// <param name="Where">Member to value; a value may start with <c>&gt;</c> to compare numbers.</param>
public sealed record FactMatch(string Type, IReadOnlyDictionary<string, string>? Where = null);

/// <summary>One step of what follows a miss.</summary>
/// <param name="After">Time after the miss (or after the commander's yes).</param>
/// <param name="Action"><c>page</c>, <c>prompt</c> (a message to someone who is at work on it) or <c>pre-approved-text</c>.</param>
/// <param name="Who">A role (<c>commander</c>), a position of the directory (<c>engineering-vp</c>), a duty (<c>on-call:primary</c>), <c>seniors</c> (everyone marked senior) or <c>owed-by</c> (whoever owes it).</param>
public sealed record LadderStep(TimeSpan After, string Action, string? Who = null);
