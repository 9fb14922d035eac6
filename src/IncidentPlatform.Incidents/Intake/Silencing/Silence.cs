using IncidentPlatform.Incidents.Intake.Routing;

namespace IncidentPlatform.Incidents.Intake.Silencing;

/// <summary>Alerts that nobody is to be woken by for a time: known trouble, or planned work. They are kept and shown all the same.</summary>
/// <param name="Matchers">All have to hold.</param>
/// <param name="Author">Person id: who is reminded while it lasts.</param>
/// <param name="Maintenance">Whether it is planned work.</param>
/// <param name="EndedAt">When it ended, or was ended.</param>
/// <param name="EndedBy">Who ended it before its time.</param>
public sealed record Silence(
    Guid Id, IReadOnlyList<AlertCondition> Matchers, string Author, string Reason, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool Maintenance,
    DateTimeOffset CreatedAt, DateTimeOffset? EndedAt = null, string? EndedBy = null)
{
    /// <summary>When its author was last reminded of it, and how many alerts that fire it held back then.</summary>
    public SilenceReminder? Reminded { get; init; }

    public bool IsActiveAt(DateTimeOffset now) => EndedAt is null && StartsAt <= now && now < EndsAt;
}

/// <param name="HeldBack">Alerts that fired and were held back.</param>
public sealed record SilenceReminder(DateTimeOffset At, int HeldBack);
