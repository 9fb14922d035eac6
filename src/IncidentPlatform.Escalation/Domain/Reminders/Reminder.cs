using IncidentPlatform.Escalation.Domain.Pages;

namespace IncidentPlatform.Escalation.Domain.Reminders;

/// <summary>Somebody is to be reminded of what they set: nobody else is asked, and nothing is owed.</summary>
/// <param name="Person">Person id.</param>
/// <param name="Reason">Why: <c>silence-lasts</c>.</param>
/// <param name="Subject">Path of what it is about, at the service that knows.</param>
/// <param name="Until">Afterwards there is nothing left to be reminded of.</param>
public sealed record ReminderRequested(Guid ReminderId, string Person, string Reason, string Subject, DateTimeOffset Until);

/// <param name="Channel">How: <c>log</c>, <c>webhook</c>.</param>
/// <param name="Outcome"><c>delivered</c>, <c>failed</c> or <c>unknown</c>.</param>
public sealed record ReminderSent(string Channel, string Outcome);

/// <summary>It was not sent, because it came too late.</summary>
public sealed record ReminderDropped;

/// <inheritdoc cref="ReminderRequested"/>
public sealed record Reminder(Guid Id, string Person, string Reason, string Subject, DateTimeOffset Until, DateTimeOffset RequestedAt)
{
    /// <summary>Withdrawn where it came too late; nobody acknowledges it.</summary>
    public PageState State { get; init; }

    /// <summary>How it was sent; null while it was not.</summary>
    public string? Channel { get; init; }

    /// <summary>Whoever tries whether they are reached wants to know it in quiet hours, too.</summary>
    public bool IsUrgent() => Reason == Reminding.TestPage;
}
