using System.Globalization;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Domain.Reminders;
using IncidentPlatform.Hosting.DueWork;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Timers;

/// <summary>Somebody's shift is about to start.</summary>
public sealed record RemindOfShift(Shift Shift)
{
    public const string Kind = "remind-of-shift";

    /// <summary>How long before.</summary>
    public static readonly TimeSpan Before = TimeSpan.FromMinutes(30);

    /// <summary>The shifts that start before the roster is drawn again; who goes on from a shift of their own is not reminded.</summary>
    public static IEnumerable<Due> Of(Fact fact)
    {
        if (fact.Data is not RosterDrawn drawn)
            yield break;
        foreach (var shift in drawn.Shifts.Where(s => s.From > drawn.From && s.From - Before <= drawn.From + RosterDecider.RedrawnAfter))
        {
            if (!drawn.Shifts.Any(s => s.Duty == shift.Duty && s.Person == shift.Person && s.To == shift.From))
                yield return new Due(Kind, new RemindOfShift(shift), shift.From - Before);
        }
    }
}

/// <summary>Reminds them once, unless the shift became somebody else's meanwhile.</summary>
internal sealed class RemindOfShiftTimer : ITimer<RemindOfShift>
{
    private const string Reason = "shift-starts";

    public async Task Fire(RemindOfShift payload, Firing firing, CancellationToken ct)
    {
        var (shift, roster) = (payload.Shift, await firing.Session.LoadAsync<OnCallRoster>(OnCallRoster.TheOne, ct));
        if (roster?.Shifts.Any(s => s.Duty == shift.Duty && s.Person == shift.Person && s.From == shift.From) != true)
            return;
        var from = shift.From.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
        var reminder = new ReminderRequested(
            Ids.Of(OnCallRoster.TheOne, Reason, shift.Duty, shift.Person, from), shift.Person, Reason, $"/schedules/{Uri.EscapeDataString(shift.Duty)}/shifts", shift.To);
        await firing.Append<Reminder>(reminder.ReminderId, (before, _) => Reminding.Request(before, reminder), ct);
    }
}
