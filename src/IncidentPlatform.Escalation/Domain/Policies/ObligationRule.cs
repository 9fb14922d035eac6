namespace IncidentPlatform.Escalation.Domain.Policies;

/// <summary>A rule that opens an obligation when a fact arrives.</summary>
/// <param name="Kind">Stable kebab-case name, for example <c>first-external-notice</c>.</param>
/// <param name="OpenedBy">The facts that open it; a later one while it is owed opens nothing, unless it repeats.</param>
/// <param name="Due">Time allowed from the opening fact; zero where it is owed at once.</param>
/// <param name="MetBy">The facts that meet it.</param>
/// <param name="OwedBy">Role that owes it, or <c>person</c> where the opening fact names the person.</param>
/// <param name="Ladder">What follows when it is missed, in order.</param>
/// <param name="DueMember">Member of the opening fact's data that holds the due time.</param>
/// <param name="AsksCommander">The ladder waits for the commander's yes, or for the policy's silence.</param>
/// <param name="Repeats">Each opening fact replaces the one that is owed.</param>
/// <param name="BusinessDays">The due time counts business days (Monday to Friday) instead of the clock.</param>
/// <param name="CancelledBy">The facts after which it is owed no more.</param>
/// <param name="CountsFrom">The due time counts from the first of these by another person than the opener; nothing is owed before.</param>
/// <param name="OwedByMember">Member of the opening fact's data that names who owes it.</param>
/// <param name="SubjectMember">Member that tells several owed ones of this kind apart.</param>
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
    string? SubjectMember = null)
{
    /// <summary>Owed at once: its ladder starts when it opens, and there is nothing to miss.</summary>
    public bool IsAtOnce() => Due == TimeSpan.Zero && DueMember is null && BusinessDays is null;

    /// <summary>An acknowledgement meets it in time: it opens with a page to whoever owes it.</summary>
    public bool BeginsWithPage() => !IsAtOnce() && MetBy.Any(m =>
        m.Type == IncidentEvent.PageAcknowledged && m.Where?.GetValueOrDefault("reason") == Kind);

    /// <summary>Whether facts of a type can bear on it.</summary>
    public bool Mentions(string type) =>
        OpenedBy.Concat(MetBy).Concat(CancelledBy ?? []).Concat(CountsFrom ?? []).Any(m => m.Type == type);

    /// <summary>When it is due, counted from when the fact it counts from was recorded, so that back-dating wakes nobody.</summary>
    public DateTimeOffset DueAfter(IncidentEvent fact) =>
        DueMember is not null && fact.Time(DueMember) is { } named ? named
        : BusinessDays is { } days ? AfterBusinessDays(fact.RecordedAt, days)
        : fact.RecordedAt + Due;

    /// <summary>Who owes it: the person the opening fact names, or the rule's role.</summary>
    public string OwedAfter(IncidentEvent fact) =>
        OwedByMember is not null && fact.Text(OwedByMember) is { } person ? person : OwedBy;

    /// <summary>Which one of several of its kind the fact speaks of.</summary>
    public string? SubjectOf(IncidentEvent fact) => SubjectMember is null ? null : fact.Text(SubjectMember);

    private static DateTimeOffset AfterBusinessDays(DateTimeOffset from, int days)
    {
        var at = from;
        for (var left = days; left > 0;)
        {
            at = at.AddDays(1);
            if (at.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                left--;
        }

        return at;
    }
}
