using System.Text.Json;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Client.Escalation;

/// <summary>Something owed to someone by a time.</summary>
/// <param name="State"><c>open</c>, <c>met</c>, <c>missed</c>, <c>met-late</c>, <c>waived</c> or <c>cancelled</c>.</param>
/// <param name="Owed">Whether somebody still has to do it.</param>
/// <param name="OwedBy">Role, or person id.</param>
/// <param name="Person">Who that is now; null where nobody holds the role.</param>
/// <param name="OpenedBy">The fact that opened it.</param>
/// <param name="MetBy">The fact that met it.</param>
/// <param name="Subject">Which one of several of its kind.</param>
/// <param name="Pack">Pack and version of the rule.</param>
/// <param name="Reason">Why it was waived or cancelled.</param>
/// <param name="Unconfirmed">It fell due while Incidents could not be asked.</param>
/// <param name="AskedAt">When the commander was asked to authorise an escalation.</param>
/// <param name="AuthorizedBy"><c>commander</c> or <c>silence</c>.</param>
public sealed record Obligation(
    Guid Id, Guid IncidentId, string Kind, string State, bool Owed, string OwedBy, DateTimeOffset Due, DateTimeOffset OpenedAt, Guid OpenedBy, string Pack,
    string? Person = null, DateTimeOffset? MetAt = null, Guid? MetBy = null, string? Subject = null, string? Reason = null,
    bool Unconfirmed = false, DateTimeOffset? AskedAt = null, string? AuthorizedBy = null)
{
    /// <summary>It is open, and a quarter of its time is left.</summary>
    public bool AtRisk { get; init; }

    /// <summary>The numbers that opened it, where its rule compares one.</summary>
    public IReadOnlyDictionary<string, decimal>? Grounds { get; init; }
}

/// <param name="Rule">As the pack said it when it opened.</param>
/// <param name="Facts">What became of it, in the order in which it was recorded.</param>
public sealed record ObligationEvidence(Obligation Obligation, JsonElement Rule, IReadOnlyList<LedgerRecord> Facts);

/// <summary>A fact of an incident's ledger.</summary>
/// <param name="Version">Its position on the ledger's stream.</param>
/// <param name="By">Who stands behind it.</param>
/// <param name="Cause">The fact that caused it.</param>
public sealed record LedgerRecord(
    Guid Id, long Version, string Type, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, string By, JsonElement Data, Guid? Cause = null);

/// <param name="TimeZone">Whose weeks and nights are counted.</param>
public sealed record OnCallLoad(DateTimeOffset From, DateTimeOffset To, string TimeZone, IReadOnlyList<PersonWeek> Weeks, IReadOnlyList<TeamWeek>? Teams = null);

/// <summary>What being on call cost a person in a week.</summary>
/// <param name="Week">Its Monday.</param>
/// <param name="NightPages">Of the pages those between 22:00 and 07:00 by the local clock.</param>
public sealed record PersonWeek(string Person, DateOnly Week, int Pages, int NightPages, int Acknowledged, double HoursOnCall, double HoursCommanded = 0);

/// <summary>The same of a team: its people, summed.</summary>
public sealed record TeamWeek(string Team, DateOnly Week, int Pages, int NightPages, int Acknowledged, double HoursOnCall, double HoursCommanded);

/// <summary>An attempt to reach a person.</summary>
/// <param name="Reason">An obligation's kind, <c>prompt:</c> and a kind, a role, or <c>manual</c>.</param>
/// <param name="State"><c>requested</c>, <c>delivered</c>, <c>failed</c>, <c>unknown</c>, <c>acknowledged</c>, <c>declined</c> or <c>withdrawn</c>.</param>
/// <param name="Unconfirmed">Sent to be safe while Incidents could not be asked.</param>
/// <param name="Note">What whoever asked for it wrote.</param>
public sealed record PersonPage(
    Guid Id, Guid IncidentId, string Person, string Reason, string State, DateTimeOffset RequestedAt, string? Channel = null,
    Guid? ObligationId = null, bool Unconfirmed = false, string? Note = null, DateTimeOffset? AnsweredAt = null,
    IReadOnlyList<PageAttempt>? Attempts = null, DateTimeOffset? SnoozedUntil = null, Guid? RunId = null);

/// <param name="Channel">How: <c>log</c>, <c>webhook</c>, <c>voice</c>, <c>sms</c>, <c>pagerduty</c>, <c>opsgenie</c> or <c>none</c>.</param>
/// <param name="Outcome"><c>delivered</c>, <c>unknown</c>, <c>refused</c>, <c>unavailable</c> or <c>no-provider</c>.</param>
public sealed record PageAttempt(string Channel, string Outcome);

/// <param name="Reason">Why: <c>silence-lasts</c>.</param>
/// <param name="Subject">Path of what it is about, at the service that knows.</param>
/// <param name="State">As of a page.</param>
public sealed record Reminder(
    Guid Id, string Reason, string Subject, string State, DateTimeOffset RequestedAt, DateTimeOffset Until, string? Channel = null);

/// <param name="At">The instant asked for.</param>
/// <param name="Holders">Who has which duty then.</param>
/// <param name="Gaps">When nobody has a duty, over the 14 days from then.</param>
public sealed record OnCall(
    DateTimeOffset At,
    [property: System.Text.Json.Serialization.JsonPropertyName("onCall")] IReadOnlyList<DutyHolder> Holders,
    IReadOnlyList<DutyGap> Gaps,
    bool CanCall = false,
    string? Warning = null);

/// <param name="Name">The person's name; null where the directory no longer has the person.</param>
/// <param name="ReachedBy">The channels by which they would be paged, first one first.</param>
public sealed record DutyHolder(string Duty, string Person, DateTimeOffset From, DateTimeOffset To, string? Name = null, IReadOnlyList<string>? ReachedBy = null);

public sealed record DutyGap(string Duty, DateTimeOffset From, DateTimeOffset To);

/// <summary>Who is on call for 14 days, as last given out.</summary>
public sealed record Roster(long Version, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<Shift> Shifts);
