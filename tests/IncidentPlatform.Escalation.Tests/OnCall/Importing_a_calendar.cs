using System.Globalization;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Views;

namespace IncidentPlatform.Escalation.Tests.OnCall;

public class Importing_a_calendar
{
    private static readonly DateTimeOffset Now = Utc("2026-02-01T00:00:00Z");
    private static readonly Guid Team = Schedule.CalendarIdOf("primary", "team");
    private static readonly Schedule Ada = Schedules.Of("UTC", Schedules.Daily(["ada"]));

    [Fact]
    public void Its_shifts_count_before_the_layers_and_after_what_people_made()
    {
        var schedule = Ada
            .Decided(Now, s => Scheduling.Override(s, new OverrideMade(Guid.CreateVersion7(), "linus", Utc("2026-02-03T12:00:00Z"), Utc("2026-02-03T13:00:00Z")), Now))
            .Decided(Now, s => Scheduling.Import(s, Calendar(Shift("grace", 3)), Now));

        On(schedule, "2026-02-03T06:00:00Z").Should().Be("grace");
        On(schedule, "2026-02-03T12:30:00Z").Should().Be("linus");
        On(schedule, "2026-02-04T06:00:00Z").Should().Be("ada");
    }

    [Fact]
    public void Importing_it_again_changes_nothing_also_when_days_have_passed_and_another_calendar_came_after_it()
    {
        var calendar = Calendar(Shift("grace", 3), Shift("barbara", 4), Shift("grace", 5));
        var schedule = Ada.Decided(Now, s => Scheduling.Import(s, calendar, Now))
            .Decided(Now, s => Scheduling.Import(s, Calendar(Shift("linus", 4)) with { CalendarId = Schedule.CalendarIdOf("primary", "other") }, Now));

        Scheduling.Import(schedule, calendar, Now.AddHours(1)).Facts.Should().BeEmpty();
        Scheduling.Import(schedule, calendar, Utc("2026-02-04T12:00:00Z")).Facts.Should().BeEmpty("only what is over is gone");
        On(schedule, "2026-02-04T12:00:00Z").Should().Be("linus");
    }

    [Fact]
    public void What_is_gone_from_it_is_gone_and_what_changed_is_as_it_is_now()
    {
        var schedule = Ada.Decided(Now, s => Scheduling.Import(s, Calendar(Shift("grace", 3), Shift("barbara", 4), Shift("grace", 5)), Now));

        var again = schedule.Decided(Now.AddHours(1), s => Scheduling.Import(s, Calendar(Shift("linus", 3), Shift("barbara", 4)), Now.AddHours(1)));

        On(again, "2026-02-03T06:00:00Z").Should().Be("linus");
        On(again, "2026-02-04T06:00:00Z").Should().Be("barbara");
        On(again, "2026-02-05T06:00:00Z").Should().Be("ada");
        again.Now.Overrides.Should().HaveCount(2);
    }

    [Fact]
    public void What_it_said_of_another_period_stays_and_so_does_another_calendar()
    {
        var other = Calendar(Shift("linus", 4)) with { CalendarId = Schedule.CalendarIdOf("primary", "other") };
        var schedule = Ada.Decided(Now, s => Scheduling.Import(s, Calendar(Shift("grace", 3), Shift("barbara", 20)), Now)).Decided(Now, s => Scheduling.Import(s, other, Now))
            .Decided(Now, s => Scheduling.Import(s, Calendar() with { To = Utc("2026-02-10T00:00:00Z") }, Now));

        On(schedule, "2026-02-03T06:00:00Z").Should().Be("ada");
        On(schedule, "2026-02-04T06:00:00Z").Should().Be("linus");
        On(schedule, "2026-02-20T06:00:00Z").Should().Be("barbara");
    }

    [Fact]
    public void Nobody_is_put_on_call_in_the_past()
    {
        var schedule = Ada.Decided(Now, s => Scheduling.Import(s, Calendar(Shift("grace", 3)), Now));
        var noon = Utc("2026-02-03T12:00:00Z");

        var changed = schedule.Decided(noon, s => Scheduling.Import(s, Calendar(Shift("barbara", 2), Shift("linus", 3)), noon));

        On(changed, "2026-02-02T06:00:00Z").Should().Be("ada");
        On(changed, "2026-02-03T06:00:00Z").Should().Be("grace");
        On(changed, "2026-02-03T18:00:00Z").Should().Be("linus");
        changed.Now.Overrides.Should().ContainSingle("what is over is not kept");
    }

    [Fact]
    public void It_is_refused_without_a_schedule_of_a_past_period_and_where_it_is_too_much()
    {
        Scheduling.Import(null, Calendar(Shift("grace", 3)), Now).Refusal!.Code.Should().Be("no-schedule");
        Scheduling.Import(Ada, Calendar(Shift("grace", 3)), Now.AddYears(1)).Refusal!.Code.Should().Be("import-ends");
        Scheduling.Import(Ada, Calendar() with { To = Now.AddDays(-1) }, Now.AddDays(-9)).Refusal!.Code.Should().Be("import-ends");
        Scheduling.Import(Ada, Calendar([.. Enumerable.Range(2, 5_001).Select(n => Shift("grace", 3) with { Id = Guid.CreateVersion7() })]), Now).Refusal!.Code
            .Should().Be("too-many-imported");
    }

    [Fact]
    public void Many_imported_shifts_leave_room_for_what_people_make()
    {
        var schedule = Ada.Decided(Now, s => Scheduling.Import(s, Calendar([.. Enumerable.Range(0, 300).Select(n => Shift("grace", 3) with { Id = Guid.CreateVersion7() })]), Now));

        Scheduling.Override(schedule, new OverrideMade(Guid.CreateVersion7(), "linus", Utc("2026-02-03T12:00:00Z"), Utc("2026-02-03T13:00:00Z")), Now).Refusal.Should().BeNull();
    }

    private static CalendarImported Calendar(params IReadOnlyList<CalendarShift> shifts) => new(Team, Now, Now.AddDays(60), shifts);

    private static CalendarShift Shift(string person, int day) =>
        new(new Guid(day, 1, 1, new byte[8]), person, Utc("2026-02-01T00:00:00Z").AddDays(day - 1), Utc("2026-02-01T00:00:00Z").AddDays(day));

    private static string? On(Schedule schedule, string at) => Roster.At([schedule], Utc(at), TimeZones.InstantOf) is [var shift] ? shift.Person : null;

    private static DateTimeOffset Utc(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
}
