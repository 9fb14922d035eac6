using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Tests.OnCall;

public class Layers_and_overrides
{
    private static readonly DayOfWeek[] Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
    private static readonly Restriction OfficeHours = new(Weekdays, new TimeOnly(9, 0), new TimeOnly(17, 0));

    [Fact]
    public void The_last_layer_that_has_somebody_on_duty_counts()
    {
        var schedule = Schedules.Of("UTC", Schedules.Daily(["ada"], "always"), Schedules.Daily(["grace"], "office") with { Restrictions = [OfficeHours] });

        Shifts(schedule, "2026-02-02T00:00:00Z", "2026-02-03T09:00:00Z").Should().Equal(
            ("ada", "2026-02-02T00:00:00Z", "2026-02-02T09:00:00Z"), ("grace", "2026-02-02T09:00:00Z", "2026-02-02T17:00:00Z"), ("ada", "2026-02-02T17:00:00Z", "2026-02-03T09:00:00Z"));
        On(schedule, "2026-02-07T12:00:00Z").Should().Be("ada", "it is a Saturday");
        Roster.Gaps([schedule], Utc("2026-02-01T00:00:00Z"), Utc("2026-03-01T00:00:00Z"), TimeZones.InstantOf).Should().BeEmpty();
    }

    [Fact]
    public void Hours_that_cross_midnight_end_on_the_next_day_and_gaps_are_told()
    {
        var nights = Schedules.Of("UTC", Schedules.Daily(["ada"]) with { Restrictions = [new Restriction([DayOfWeek.Friday], new TimeOnly(22, 0), new TimeOnly(6, 0))] });

        Shifts(nights, "2026-02-05T00:00:00Z", "2026-02-08T00:00:00Z").Should().Equal(("ada", "2026-02-06T22:00:00Z", "2026-02-07T06:00:00Z"));
        Roster.Gaps([nights], Utc("2026-02-05T00:00:00Z"), Utc("2026-02-08T00:00:00Z"), TimeZones.InstantOf).Should().HaveCount(2);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29T00:00:00Z", "2026-03-29T07:00:00Z", "2026-03-29T15:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T00:00:00Z", "2026-10-25T08:00:00Z", "2026-10-25T16:00:00Z")]
    [InlineData("Australia/Sydney", "2026-10-03T15:00:00Z", "2026-10-03T22:00:00Z", "2026-10-04T06:00:00Z")]
    public void Hours_are_those_of_the_local_clock_on_the_day_it_changes(string zone, string from, string opens, string closes)
    {
        var everyDay = new Restriction(Enum.GetValues<DayOfWeek>(), new TimeOnly(9, 0), new TimeOnly(17, 0));
        var schedule = Schedules.Of(zone, Schedules.Daily(["ada"]) with { Restrictions = [everyDay] });

        Roster.Of([schedule], Utc(from), Utc(from).AddHours(17), TimeZones.InstantOf).Select(s => (s.From, s.To)).Should().Equal((Utc(opens), Utc(closes)));
    }

    [Fact]
    public void An_override_counts_before_all_layers_and_the_later_before_the_earlier()
    {
        var now = Utc("2026-02-01T00:00:00Z");
        var schedule = Schedules.Of("UTC", Schedules.Daily(["ada"]))
            .Decided(now, s => Scheduling.Override(s, Made("grace", "2026-02-03T00:00:00Z", "2026-02-04T00:00:00Z"), now))
            .Decided(now, s => Scheduling.Override(s, Made("barbara", "2026-02-03T12:00:00Z", "2026-02-03T13:00:00Z"), now));

        On(schedule, "2026-02-03T06:00:00Z").Should().Be("grace");
        On(schedule, "2026-02-03T12:30:00Z").Should().Be("barbara");
        On(schedule, "2026-02-04T06:00:00Z").Should().Be("ada");
        var taken = schedule.Decided(now, s => Scheduling.TakeBack(s, s.Now.Overrides[^1].Id));
        On(taken, "2026-02-03T12:30:00Z").Should().Be("grace");
    }

    [Fact]
    public void Who_was_on_call_stays_who_was_on_call()
    {
        var changed = Utc("2026-02-10T12:00:00Z");
        var before = Schedules.Of("UTC", Schedules.Daily(["ada"]));
        var after = before.Then(changed, new ScheduleSet("primary", "UTC", [Schedules.Daily(["grace"])]))
            .Then(changed.AddHours(1), Made("barbara", "2026-02-01T00:00:00Z", "2026-02-20T00:00:00Z"));

        On(after, "2026-02-09T12:00:00Z").Should().Be("ada");
        On(after, "2026-02-10T12:30:00Z").Should().Be("grace");
        On(after, "2026-02-10T13:30:00Z").Should().Be("barbara");
        On(after.Then(changed.AddHours(2), new ScheduleEnded()), "2026-02-09T12:00:00Z").Should().Be("ada");
        On(after.Then(changed.AddHours(2), new ScheduleEnded()), "2026-02-11T12:00:00Z").Should().BeNull();
    }

    [Fact]
    public void A_shift_that_a_change_leaves_alone_stays_whole()
    {
        var schedule = Schedules.Of("UTC", Schedules.Daily(["ada", "grace"]))
            .Then(Utc("2026-02-02T12:00:00Z"), new ScheduleSet("primary", "UTC", [Schedules.Daily(["ada", "grace"]), Schedules.Daily(["barbara"], "later") with { Start = new DateTime(2027, 1, 1) }]));

        Roster.At([schedule], Utc("2026-02-02T13:00:00Z"), TimeZones.InstantOf).Single().From.Should().Be(Utc("2026-02-02T09:00:00Z"));
    }

    [Fact]
    public void Two_people_swap_their_shifts_once()
    {
        var (now, id) = (Utc("2026-02-01T00:00:00Z"), Guid.CreateVersion7());
        var (first, second) = (Utc("2026-02-02T12:00:00Z"), Utc("2026-02-03T12:00:00Z"));
        var schedule = Schedules.Of("UTC", Schedules.Daily(["ada", "grace"]));
        var (one, other) = (On(schedule, "2026-02-02T12:00:00Z"), On(schedule, "2026-02-03T12:00:00Z"));

        var swapped = schedule.Decided(now, s => Scheduling.Swap(s, id, first, second, "A wedding", TimeZones.InstantOf, now));

        (On(swapped, "2026-02-02T12:00:00Z"), On(swapped, "2026-02-03T12:00:00Z")).Should().Be((other, one));
        On(swapped, "2026-02-04T12:00:00Z").Should().Be(one);
        Scheduling.Swap(swapped, id, first, second, null, TimeZones.InstantOf, now).Facts.Should().BeEmpty();
        Scheduling.Swap(schedule, id, first, first, null, TimeZones.InstantOf, now).Refusal!.Code.Should().Be("nothing-to-swap");
        Scheduling.Swap(schedule, id, first, second, null, TimeZones.InstantOf, second.AddDays(9)).Refusal!.Code.Should().Be("override-ends");
    }

    [Fact]
    public void Overrides_of_the_past_or_of_no_schedule_are_refused()
    {
        var (now, schedule) = (Utc("2026-02-05T00:00:00Z"), Schedules.Of("UTC", Schedules.Daily(["ada"])));
        Scheduling.Override(schedule, Made("grace", "2026-02-03T00:00:00Z", "2026-02-04T00:00:00Z"), now).Refusal!.Code.Should().Be("override-ends");
        Scheduling.Override(schedule, Made("grace", "2026-02-07T00:00:00Z", "2026-02-06T00:00:00Z"), now).Refusal!.Code.Should().Be("override-ends");
        Scheduling.Override(null, Made("grace", "2026-02-06T00:00:00Z", "2026-02-07T00:00:00Z"), now).Refusal!.Code.Should().Be("no-schedule");
        Scheduling.TakeBack(schedule, Guid.CreateVersion7()).Refusal!.Code.Should().Be("override-unknown");
        Scheduling.Set(schedule, "primary", "UTC", [Schedules.Daily(["ada"])]).Facts.Should().BeEmpty("it says so already");
    }

    [Property(MaxTest = 150)]
    public Property Every_instant_has_one_holder_or_lies_in_a_gap_that_is_told() => Prop.ForAll(AnySchedule, Gen.Choose(0, 400 * 24).ToArbitrary(), (schedule, hours) =>
    {
        var from = Utc("2026-02-01T00:00:00Z").AddHours(hours);
        var to = from.AddDays(4);
        var pieces = Roster.Of([schedule], from, to, TimeZones.InstantOf).Select(s => (s.From, s.To))
            .Concat(Roster.Gaps([schedule], from, to, TimeZones.InstantOf).Select(g => (g.From, g.To))).OrderBy(p => p.From).ToList();
        return pieces[0].From == from && pieces[^1].To == to && pieces.Zip(pieces.Skip(1)).All(p => p.First.To == p.Second.From) && pieces.All(p => p.From < p.To);
    });

    private static Arbitrary<Schedule> AnySchedule => (
        from zone in Gen.Elements("Europe/Berlin", "America/New_York", "Australia/Sydney", "Pacific/Apia", "UTC")
        from count in Gen.Choose(1, 4)
        from lengths in Gen.ArrayOf(Gen.Choose(1, 24 * 9), count)
        from opens in Gen.ArrayOf(Gen.Choose(0, 23), count)
        from closes in Gen.ArrayOf(Gen.Choose(0, 23), count)
        from days in Gen.ArrayOf(Gen.Choose(0, 127), count)
        from overrides in Gen.ArrayOf(Gen.Choose(0, 400 * 24), 3)
        select Schedules.Of(zone, [.. Enumerable.Range(0, count).Select(n => new Layer(
                $"l{n}", Schedules.Start, TimeSpan.FromHours(lengths[n]), [$"p{n}", $"q{n}"],
                [new Restriction([.. Enum.GetValues<DayOfWeek>().Where(d => (days[n] & (1 << (int)d)) != 0)], new TimeOnly(opens[n], 0), new TimeOnly(closes[n], 0))]))])
            .Then(Utc("2026-02-15T00:00:00Z"), [.. overrides.Select(o => new OverrideMade(Guid.CreateVersion7(), "o", Utc("2026-02-01T00:00:00Z").AddHours(o), Utc("2026-02-01T00:00:00Z").AddHours(o + 30)))]))
        .ToArbitrary();

    private static OverrideMade Made(string person, string from, string to) => new(Guid.CreateVersion7(), person, Utc(from), Utc(to));

    private static string? On(Schedule schedule, string at) => Roster.At([schedule], Utc(at), TimeZones.InstantOf) is [var shift] ? shift.Person : null;

    private static IEnumerable<(string, string, string)> Shifts(Schedule schedule, string from, string to) =>
        Roster.Of([schedule], Utc(from), Utc(to), TimeZones.InstantOf).Select(s => (s.Person, Iso(s.From), Iso(s.To)));

    private static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset Utc(string at) => DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
}
