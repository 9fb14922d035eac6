namespace IncidentPlatform.Escalation.Domain.OnCall;

/// <summary>What an import makes of the overrides of a schedule.</summary>
internal static class ImportedCalendar
{
    /// <summary>
    /// The calendar's shifts instead of those it had in the period; shifts of calendars that are over are left out. What people made stays, and
    /// counts before any calendar.
    /// </summary>
    public static IReadOnlyList<Override> Into(IReadOnlyList<Override> before, CalendarImported import, DateTimeOffset now)
    {
        var ids = import.Shifts.Select(s => s.Id).ToHashSet();
        bool Replaced(Override o) => o.Calendar == import.CalendarId && ((o.From < import.To && o.To > import.From) || ids.Contains(o.Id));
        return
        [
            .. before.Where(o => o.Calendar is not null && o.To > now && !Replaced(o)),
            .. import.Shifts.Select(s => new Override(s.Id, s.Person, s.From, s.To, Calendar: import.CalendarId)),
            .. before.Where(o => o.Calendar is null),
        ];
    }
}
