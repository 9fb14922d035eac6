using IncidentPlatform.Escalation.Domain.OnCall;

namespace IncidentPlatform.Escalation.Features.OnCall;

/// <summary>The schedule of a duty as it is now.</summary>
/// <param name="Id">The duty.</param>
/// <param name="Layers">The last one that has somebody on duty counts.</param>
/// <param name="Overrides">Those that are not over; they count before the layers.</param>
public sealed record ScheduleView(string Id, string TimeZone, IReadOnlyList<Layer> Layers, IReadOnlyList<Override> Overrides)
{
    public static ScheduleView Of(Schedule schedule, DateTimeOffset now) =>
        new(schedule.Duty, schedule.Now.TimeZone, schedule.Now.Layers, [.. schedule.Now.Overrides.Where(o => o.To > now).OrderBy(o => o.From)]);
}
