using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Tests.World;
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

    [Fact]
    public void Of_a_team_is_that_of_its_people_and_counts_the_hours_they_commanded()
    {
        var weeks = OnCallLoad.Of(
            [new PageSent("ada", Utc("2026-03-02T21:30:00Z"), true), new PageSent("grace", Utc("2026-03-03T09:30:00Z"), true)],
            [], [new Shift("", "ada", Utc("2026-03-02T21:30:00Z"), Utc("2026-03-03T00:00:00Z")), new Shift("", "grace", Utc("2026-03-08T22:00:00Z"), Utc("2026-03-09T01:00:00Z"))],
            at => TimeZones.LocalOf(Berlin, at), local => TimeZones.InstantOf(Berlin, local));

        weeks.Select(w => (w.Person, w.Week.Day, w.HoursCommanded)).Should().Equal(("ada", 2, 2.5), ("grace", 2, 1), ("grace", 9, 2));
        OnCallLoad.ByTeam(weeks, [new Team("payments", ["ada", "grace"])]).Should().Equal(
            new TeamWeek("payments", new DateOnly(2026, 3, 2), 2, 1, 2, 0, 3.5), new TeamWeek("payments", new DateOnly(2026, 3, 9), 0, 0, 0, 0, 2));
    }

    [Fact]
    public void Counts_command_until_it_is_resolved_and_again_when_it_is_reopened()
    {
        var night = ANight.WithADeclared("P3");
        var declared = night.Now;
        night.Minutes(30).Happens(night.Incident.HandedOver("commander", "grace", night.Now));
        night.Minutes(30).Happens(night.Incident.Fact(new Contracts.Facts.IncidentResolved(night.Now, ["checkout"]), night.Now));
        night.Minutes(60).Happens(night.Incident.Fact(new Contracts.Facts.IncidentReopened("It is back"), night.Now));
        night.Minutes(10).Happens(night.Incident.Fact(new Contracts.Facts.IncidentResolved(night.Now, ["checkout"]), night.Now));

        night.Ledger!.Tenures.Select(t => (t.Person, (t.From - declared).TotalMinutes, (t.To - declared)?.TotalMinutes)).Should().Equal(
            ("ada", 0, 30), ("grace", 30, 60), ("grace", 120, 130));
    }

    private static IReadOnlyList<PersonWeek> Of(IReadOnlyList<PageSent> pages, IReadOnlyList<Shift> shifts) =>
        OnCallLoad.Of(pages, shifts, [], at => TimeZones.LocalOf(Berlin, at), local => TimeZones.InstantOf(Berlin, local));

    private static DateTimeOffset Utc(string at) => DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
}
