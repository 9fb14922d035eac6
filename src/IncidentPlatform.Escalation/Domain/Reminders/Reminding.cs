using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Domain.Reminders;

/// <summary>A reminder from its being asked for to its outcome.</summary>
public static class Reminding
{
    /// <summary>Reason of a reminder that a person sent themselves.</summary>
    public const string TestPage = "test-page";

    public static IReadOnlyList<Type> Facts { get; } = [typeof(ReminderRequested), typeof(ReminderSent), typeof(ReminderDropped)];

    /// <exception cref="InvalidOperationException">A reminder begins with something else than that it was asked for.</exception>
    public static Reminder Evolve(Reminder? reminder, Fact fact) => (reminder, fact.Data) switch
    {
        (null, ReminderRequested f) => new Reminder(f.ReminderId, f.Person, f.Reason, f.Subject, f.Until, fact.RecordedAt),
        (null, _) => throw new InvalidOperationException("A reminder begins with its being asked for."),
        (_, ReminderSent f) => reminder with { State = LedgerEvolution.StateAfter(f.Outcome), Channel = f.Channel },
        (_, ReminderDropped) => reminder with { State = PageState.Withdrawn },
        _ => reminder,
    };

    public static Decision Request(Reminder? reminder, ReminderRequested requested) => reminder is null ? Decision.Record(requested) : Decision.Nothing;

    public static Decision Attempted(Reminder? reminder, string channel, string outcome) =>
        reminder?.State == PageState.Requested ? Decision.Record(new ReminderSent(channel, outcome)) : Decision.Nothing;

    public static Decision Drop(Reminder? reminder) =>
        reminder?.State == PageState.Requested ? Decision.Record(new ReminderDropped()) : Decision.Nothing;
}
