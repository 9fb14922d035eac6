using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Client.Incidents;

/// <param name="Commander">Of a linked incident: its root's.</param>
/// <param name="Elapsed">Time since declaration; stands still while resolved.</param>
public sealed record IncidentSummary(
    Guid Id, string Number, string Title, string Severity, string Status, string Mode, DateTimeOffset DeclaredAt, string? Commander = null, TimeSpan Elapsed = default);

/// <summary>One row of the timeline; it cites its fact.</summary>
/// <param name="FactId">The fact.</param>
/// <param name="Version">Its position on the stream.</param>
/// <param name="OccurredAt">When it was true, after corrections.</param>
/// <param name="RecordedAt">When it was known.</param>
/// <param name="Text">What happened, as a sentence, after corrections.</param>
/// <param name="Correction">Why it was corrected, where it was.</param>
/// <param name="CorrectedBy">The fact that corrected it.</param>
/// <param name="Pinned">Whether who joins has to see it first.</param>
/// <param name="ToldAs">What it said before it was corrected, where the words were wrong.</param>
/// <param name="ToldFor">When it was said to have been, where the time was wrong.</param>
/// <param name="From">Number of the incident it stands on, where that one was merged into this one.</param>
public sealed record TimelineRow(
    Guid FactId, long Version, string Type, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, FactActor Actor, string Origin, string Text,
    string? Correction = null, Guid? CorrectedBy = null, bool Pinned = false, string? ToldAs = null, DateTimeOffset? ToldFor = null, string? From = null);

/// <summary>Who commanded when, without gap or overlap, and which rules were overridden.</summary>
public sealed record CommandRecord(
    string Number, string? Commander, IReadOnlyList<CommandInterval> Intervals, IReadOnlyList<CommandRuleOverridden> Overrides);

/// <param name="Basis">Why this person: <c>roster</c>, <c>standing-commander</c>, <c>declarer</c>, <c>assigned</c>, <c>hand-over</c>, <c>cascade</c> or <c>escalation</c>.</param>
/// <param name="To">Exclusive; null while in command.</param>
/// <param name="AcknowledgedAt">When the person accepted, if ever.</param>
/// <param name="FactId">The fact that put the person in command.</param>
/// <param name="Root">The root it was commanded through, where it was linked.</param>
public sealed record CommandInterval(
    string Person, string Basis, DateTimeOffset From, DateTimeOffset? To, DateTimeOffset? AcknowledgedAt, Guid FactId, Guid? Root = null);

/// <param name="MayRead">Whether the person may know of the incident.</param>
/// <param name="Roles">Roles of the incident that the person holds.</param>
/// <param name="Revision">Revision of the incident this was answered at.</param>
public sealed record PersonAccess(bool MayRead, IReadOnlyList<string> Roles, long Revision);

/// <param name="Role">Stable name of the role.</param>
/// <param name="Definition">What the holder answers for.</param>
/// <param name="NotTogetherWith">Roles that the same person cannot hold on the same incident.</param>
public sealed record RoleDescription(
    string Role, string Title, string Definition, IReadOnlyList<string> RequiredSkills, IReadOnlyList<string> NotTogetherWith);

public sealed record RoleCatalogue(IReadOnlyList<RoleDescription> Roles);

/// <param name="Kind"><c>person</c> or <c>team</c>.</param>
/// <param name="Assignee">Person id, or name of a team.</param>
/// <param name="AssignedAt">When the present assignee got it.</param>
/// <param name="DoneAt">When it was done; null while it is open.</param>
public sealed record WorkItem(
    Guid Id, string What, string Kind, string Assignee, DateTimeOffset AssignedAt, DateTimeOffset? DoneAt = null, string? Outcome = null);

/// <summary>What is open, in the commander's order; then the latest of what is done.</summary>
public sealed record WorkOfIncident(IReadOnlyList<WorkItem> Work);
