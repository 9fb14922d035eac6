using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Views;

namespace IncidentPlatform.Escalation.Tests.OnCall;

public class The_roster
{
    private static readonly string[] Zones = ["Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "Pacific/Apia", "UTC"];

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29T07:00:00Z", "2026-03-28T08:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T08:00:00Z", "2026-10-24T07:00:00Z")]
    [InlineData("Australia/Sydney", "2026-10-03T22:00:00Z", "2026-10-02T23:00:00Z")]
    [InlineData("Australia/Sydney", "2026-04-04T23:00:00Z", "2026-04-03T22:00:00Z")]
    public void Changes_hands_at_nine_by_the_local_clock_through_daylight_saving(string zone, string after, string before)
    {
        var shifts = Roster.Of([Daily(zone)], Utc(before).AddDays(-1), Utc(after).AddDays(1), TimeZones.InstantOf);

        shifts.Select(s => s.From).Should().Contain([Utc(before), Utc(after)]);
    }

    [Fact]
    public void Goes_on_over_the_leap_day_and_the_end_of_the_year()
    {
        var weekly = Schedules.Of("UTC", new Layer("week", new DateTime(2027, 12, 27, 9, 0, 0), TimeSpan.FromDays(7), ["ada", "grace"]));
        Roster.At([weekly], Utc("2028-01-01T00:00:00Z"), TimeZones.InstantOf).Single().Person.Should().Be("ada");
        Roster.At([weekly], Utc("2028-02-29T12:00:00Z"), TimeZones.InstantOf).Single().Should().Be(
            new Shift("primary", "grace", Utc("2028-02-28T09:00:00Z"), Utc("2028-03-06T09:00:00Z")));
    }

    [Fact]
    public void Before_the_first_shift_there_is_a_gap_and_it_is_reported()
    {
        var from = Utc("2026-01-01T00:00:00Z");
        Roster.Gaps([Daily("UTC")], from, from.AddDays(14), TimeZones.InstantOf).Should().Equal(new Gap("primary", from, Utc("2026-01-05T09:00:00Z")));
    }

    [Fact]
    public void A_schedule_without_people_is_one_gap()
    {
        var from = Utc("2026-02-01T00:00:00Z");
        Roster.Gaps([Schedules.Of("UTC", Schedules.Daily([]))], from, from.AddDays(1), TimeZones.InstantOf).Should().Equal(new Gap("primary", from, from.AddDays(1)));
    }

    [Property(MaxTest = 200)]
    public Property Has_exactly_one_holder_at_each_instant_after_the_start() => Prop.ForAll(
        Rotations, Gen.Choose(0, 3 * 365 * 24).ToArbitrary(), (schedule, hours) =>
        {
            var from = Utc("2026-02-01T00:00:00Z").AddHours(hours);
            var shifts = Roster.Of([schedule], from, from.AddDays(3), TimeZones.InstantOf);
            return shifts[0].From == from && shifts[^1].To == from.AddDays(3) && shifts.Zip(shifts.Skip(1)).All(p => p.First.To == p.Second.From);
        });

    [Property(MaxTest = 100)]
    public Property Says_the_same_of_an_instant_whatever_period_is_asked_for() => Prop.ForAll(
        Rotations, Gen.Choose(0, 500 * 24).ToArbitrary(), (schedule, hours) =>
        {
            var at = Utc("2026-02-01T00:30:00Z").AddHours(hours);
            var wide = Roster.Of([schedule], at.AddDays(-9), at.AddDays(2), TimeZones.InstantOf);
            return wide.Single(s => s.From <= at && at < s.To).Person == Roster.At([schedule], at, TimeZones.InstantOf).Single().Person;
        });

    [Fact]
    public void Is_given_out_at_a_change_and_daily_and_not_for_nothing()
    {
        var now = Utc("2026-02-01T00:00:00Z");
        var drawn = (RosterDrawn)RosterDecider.Draw(null, [Daily("UTC")], TimeZones.InstantOf, now).Facts.Single().Data;
        var roster = new OnCallRoster { Id = drawn.RosterId, Version = 1, From = drawn.From, To = drawn.To, Shifts = drawn.Shifts };

        drawn.To.Should().Be(now.AddDays(14));
        RosterDecider.Draw(roster, [Daily("UTC")], TimeZones.InstantOf, now.AddHours(1)).Facts.Should().BeEmpty();
        RosterDecider.Draw(roster, [Schedules.Of("UTC", Schedules.Daily(["edsger"]))], TimeZones.InstantOf, now.AddHours(1)).Facts.Should().ContainSingle();
        RosterDecider.Draw(roster, [Daily("UTC")], TimeZones.InstantOf, now.AddDays(1)).Facts.Should().ContainSingle();
    }

    private static Arbitrary<Schedule> Rotations => (
        from zone in Gen.Elements(Zones)
        from length in Gen.Choose(1, 24 * 14)
        from people in Gen.Choose(1, 5)
        select Schedules.Of(zone, new Layer("one", Schedules.Start, TimeSpan.FromHours(length), [.. Enumerable.Range(0, people).Select(i => $"p{i}")]))).ToArbitrary();

    private static Schedule Daily(string zone) => Schedules.Of(zone, Schedules.Daily(["ada", "grace", "barbara"]));

    private static DateTimeOffset Utc(string at) => DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
}
