using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Tests.OnCall;

/// <summary>Schedules of the duty <c>primary</c>, as their facts make them.</summary>
internal static class Schedules
{
    public static readonly DateTime Start = new(2026, 1, 5, 9, 0, 0);
    private static readonly DateTimeOffset LongAgo = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Layer Daily(IReadOnlyList<string> people, string name = "day") => new(name, Start, TimeSpan.FromDays(1), people);

    /// <summary>As it was always.</summary>
    public static Schedule Of(string zone, params IReadOnlyList<Layer> layers) => new Schedule().Then(LongAgo, new ScheduleSet("primary", zone, layers));

    public static Schedule Then(this Schedule schedule, DateTimeOffset at, params IReadOnlyList<object> facts) => facts.Aggregate(
        schedule,
        (s, data) => Scheduling.Evolve(s.Duty.Length == 0 ? null : s, new Fact(Guid.CreateVersion7(), 1, data, at, at, Actor.Person("root"), "escalation")));

    public static Schedule Decided(this Schedule schedule, DateTimeOffset at, Func<Schedule, Decision> decide) =>
        schedule.Then(at, [.. decide(schedule).Facts.Select(f => f.Data)]);
}
