using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Views;

namespace IncidentPlatform.Escalation.Tests.OnCall;

public class The_load_of_being_on_call
{
    private const string Berlin = "Europe/Berlin";

    [Fact]
    public void Is_told_by_person_and_week_nights_by_the_local_clock()
    {
        var load = Of(
            [
                new PageSent("ada", Utc("2026-03-02T21:30:00Z"), true), new PageSent("ada", Utc("2026-03-03T05:30:00Z"), false), new PageSent("ada", Utc("2026-03-03T06:30:00Z"), true),
                new PageSent("grace", Utc("2026-03-08T23:30:00Z"), true),
            ],
            [new Shift("primary", "ada", Utc("2026-03-02T08:00:00Z"), Utc("2026-03-02T20:00:00Z")), new Shift("second", "ada", Utc("2026-03-03T08:00:00Z"), Utc("2026-03-03T09:00:00Z"))]);

        load.Should().Equal(
            new PersonWeek("ada", new DateOnly(2026, 3, 2), 3, 2, 2, 13),
            new PersonWeek("grace", new DateOnly(2026, 3, 9), 1, 1, 1, 0));
    }

    [Fact]
    public void Of_a_shift_over_several_weeks_is_spread_over_them_and_the_week_of_daylight_saving_is_an_hour_shorter() =>
        Of([], [new Shift("primary", "ada", Utc("2026-03-22T23:00:00Z"), Utc("2026-04-05T22:00:00Z"))]).Should().Equal(
            new PersonWeek("ada", new DateOnly(2026, 3, 23), 0, 0, 0, 167), new PersonWeek("ada", new DateOnly(2026, 3, 30), 0, 0, 0, 168));

    private static IReadOnlyList<PersonWeek> Of(IReadOnlyList<PageSent> pages, IReadOnlyList<Shift> shifts) =>
        OnCallLoad.Of(pages, shifts, at => TimeZones.LocalOf(Berlin, at), local => TimeZones.InstantOf(Berlin, local));

    private static DateTimeOffset Utc(string at) => DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
}
