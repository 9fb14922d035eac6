using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Tests.OnCall;

public class Somebody_leaves
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Start.AddDays((7 * 4) + 2); // ada, grace, barbara, ada, grace: the fifth week is grace's

    [Fact]
    public void And_the_others_keep_their_order_and_whoever_is_on_stays_on()
    {
        var left = Leave("barbara", null);

        HoldersFrom(left, Now, weeks: 4).Should().Equal("grace", "ada", "grace", "ada");
    }

    [Fact]
    public void And_the_next_one_has_the_turn_that_they_were_in()
    {
        var left = Leave("grace", null);

        HoldersFrom(left, Now, weeks: 4).Should().Equal("barbara", "ada", "barbara", "ada");
        Roster.At([left], Now.AddDays(-1), TimeZones.InstantOf).Single().Person.Should().Be("grace", "the past stays as it was");
    }

    [Fact]
    public void And_a_successor_has_their_turns()
    {
        var left = Leave("barbara", "katherine");

        HoldersFrom(left, Now, weeks: 4).Should().Equal("grace", "katherine", "ada", "grace");
    }

    [Fact]
    public void And_what_they_took_over_is_given_back()
    {
        var schedule = After(Schedule(), Scheduling.Override(Schedule(), new OverrideMade(Guid.CreateVersion7(), "barbara", Now.AddHours(1), Now.AddHours(5)), Now), Now);

        var left = After(schedule, Scheduling.Replace(schedule, "barbara", null, TimeZones.InstantOf, Now), Now);

        Roster.At([left], Now.AddHours(2), TimeZones.InstantOf).Single().Person.Should().Be("grace");
    }

    [Theory]
    [InlineData("katherine", "katherine")]
    [InlineData(null, "grace")]
    public void And_their_shifts_of_an_imported_calendar_are_the_successors_or_nobodys(string? successor, string onCall)
    {
        var calendar = Domain.OnCall.Schedule.CalendarIdOf("primary", "team");
        var import = new CalendarImported(calendar, Now, Now.AddDays(9), [new(Guid.CreateVersion7(), "barbara", Now.AddHours(1), Now.AddHours(5)), new(Guid.CreateVersion7(), "ada", Now.AddHours(5), Now.AddHours(9))]);
        var schedule = After(Schedule(), Scheduling.Import(Schedule(), import, Now), Now);

        var decided = Scheduling.Replace(schedule, "barbara", successor, TimeZones.InstantOf, Now);
        var left = After(schedule, decided, Now);

        decided.Facts.Select(f => f.Data).Should().NotContain(f => f is OverrideMade, "what a calendar says stays the calendar's");
        Roster.At([left], Now.AddHours(2), TimeZones.InstantOf).Single().Person.Should().Be(onCall);
        Roster.At([left], Now.AddHours(6), TimeZones.InstantOf).Single().Person.Should().Be("ada");
    }

    [Fact]
    public void And_nobody_is_left_is_refused_with_the_way_on()
    {
        var alone = After(null, Scheduling.Set(null, "primary", "Etc/UTC", [Layer("ada")]), Start);

        Scheduling.Replace(alone, "ada", null, TimeZones.InstantOf, Now).Refusal.Should().Match<Rejection>(r => r.Code == "alone-in-layer" && r.WayOn.Contains("successor"));
        Scheduling.Replace(alone, "ada", "grace", TimeZones.InstantOf, Now).Facts.Should().ContainSingle();
    }

    [Fact]
    public void Who_is_in_no_layer_changes_nothing() =>
        Scheduling.Replace(Schedule(), "katherine", null, TimeZones.InstantOf, Now).Should().BeEquivalentTo(Decision.Nothing);

    private static Schedule Leave(string person, string? successor) => After(Schedule(), Scheduling.Replace(Schedule(), person, successor, TimeZones.InstantOf, Now), Now);

    private static Schedule Schedule() => After(null, Scheduling.Set(null, "primary", "Etc/UTC", [Layer("ada", "grace", "barbara")]), Start);

    private static Layer Layer(params string[] people) => new("rotation", Start.UtcDateTime, TimeSpan.FromDays(7), people);

    private static Schedule After(Schedule? schedule, Decision decision, DateTimeOffset at)
    {
        foreach (var asked in decision.Facts)
            schedule = Scheduling.Evolve(schedule, new Fact(Guid.CreateVersion7(), 0, asked.Data, at, at, Actor.Person("root"), "escalation", null));
        return schedule!;
    }

    private static IEnumerable<string> HoldersFrom(Schedule schedule, DateTimeOffset from, int weeks) =>
        Enumerable.Range(0, weeks).Select(w => Roster.At([schedule], from.AddDays(7 * w), TimeZones.InstantOf).Single().Person);
}
