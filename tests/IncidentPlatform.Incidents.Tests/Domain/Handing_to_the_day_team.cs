using IncidentPlatform.Contracts;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Incidents.Reactions;
using IncidentPlatform.Incidents.Timers;
using IncidentPlatform.Incidents.Views;
using IncidentPlatform.Kernel;
using IncidentPlatform.Testing;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Handing_to_the_day_team
{
    private static readonly BusinessHours Office = new() { TimeZone = "Europe/Berlin", Hours = [new OpenHours(DayOfWeek.Monday, "09:00", "17:00")] };
    private static readonly DateTimeOffset Opening = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly DeclaredAfterHours Night = new("office", Opening);

    [Fact]
    public void The_calendar_says_what_is_after_hours_and_when_the_day_begins()
    {
        HandingToDay.Night("office", Office, Opening.AddMinutes(-1)).Should().Be(Night);
        HandingToDay.Night("office", Office, Opening).Should().BeNull();
        HandingToDay.Night("office", Office, Opening.AddHours(8)).Should().Be(new DeclaredAfterHours("office", Opening.AddDays(7)));
    }

    [Fact]
    public void A_declaration_at_night_says_so_in_the_same_commit() => Nothing()
        .When((i, now) => Declaration.Declare(i, Declared, P1, new FirstCommander(Ada, RoleBasis.Roster, 3), now, night: Night))
        .Then(new PolicyAdopted(P1), Declared, new RoleAssigned(IncidentRoles.Commander, Ada, RoleBasis.Roster, false, 3), Night);

    [Theory]
    [InlineData("incident-commander primary", true, "on-call-commander", RoleBasis.Roster)]
    [InlineData("primary", true, "engineer", RoleBasis.Roster)]
    [InlineData("primary", false, "standing", RoleBasis.StandingCommander)]
    [InlineData("", true, "standing", RoleBasis.StandingCommander)]
    public void The_engineer_on_call_commands_at_night_where_no_commander_is_on_call(string duties, bool atNight, string person, RoleBasis basis)
    {
        var now = Opening.AddHours(-5);
        var roster = new RosterCopy
        {
            Version = 4,
            Shifts = [.. duties.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(d => new Shift(d, d == "primary" ? "engineer" : "on-call-commander", now.AddHours(-1), now.AddHours(1)))],
        };

        var first = new FirstCommanders("standing").Choose(roster, now, atNight ? Night : null);

        first.Should().Be(new FirstCommander(person, basis, basis == RoleBasis.Roster ? 4 : null));
        new FirstCommanders("standing").Choose(null, now, Night).Person.Should().Be("standing");
    }

    [Fact]
    public void Business_hours_ask_the_day_team_once_for_what_is_still_open()
    {
        AskDayTeam.With(new Fact(Guid.CreateVersion7(), 4, Night, Opening, Opening, Actor.Person(Ada), "incidents")).Should().ContainSingle().Which.At.Should().Be(Opening);
        AtNight().Given(new WorkAssigned(TheFix, "Look", AssigneeKind.Person, Linus), new RelatedTicketReported("T-1", "Again"))
            .When((i, _) => HandingToDay.Begin(i!)).Then(new DayHandOverDue("office", 1, 1))
            .When((i, _) => HandingToDay.Begin(i!)).ThenNothing();
        AtNight().Given(new HandedToDayTeam("day", [])).When((i, _) => HandingToDay.Begin(i!)).ThenNothing();
        AtNight().Given(new IncidentCancelled("False alarm")).When((i, _) => HandingToDay.Begin(i!)).ThenNothing();
        ACommandedIncident().When((i, _) => HandingToDay.Begin(i!)).ThenNothing();
    }

    [Fact]
    public void Names_who_takes_over_and_the_tickets()
    {
        var story = AtNight().When((_, now) => HandingToDay.HandOver(new HandedToDayTeam("day-support", ["T-1", "T-1", "T-2"]), null, now))
            .Then(new HandedToDayTeam("day-support", ["T-1", "T-2"]));

        story.State!.DayTeam!.To.Should().Be("day-support");
        story.When((_, now) => HandingToDay.HandOver(new HandedToDayTeam("", []), null, now)).ThenRefused("text-missing");
        story.When((_, now) => HandingToDay.HandOver(new HandedToDayTeam("day", [.. Enumerable.Repeat("T", 201)]), null, now)).ThenRefused("too-many-tickets");
        story.When((_, now) => HandingToDay.HandOver(new HandedToDayTeam("day", []), now.AddHours(1), now)).ThenRefused("in-the-future");
    }

    [Fact]
    public void Shows_open_work_waiting_tickets_and_the_steps_that_were_taken()
    {
        var story = AtNight().Given(
            new WorkAssigned(TheFix, "Look", AssigneeKind.Person, Linus),
            new WorkAssigned(Guid.CreateVersion7(), "Done already", AssigneeKind.Person, Linus),
            new RelatedTicketReported("T-1", "Again"),
            new HandedToDayTeam("day", ["T-9"]),
            new FallbackActivated("checkout", "second acquirer", Linus));
        story.Given(new WorkDone(story.State!.Work[1].Id))
            .When((_, now) => HandingToDay.TakeStep(new RunbookStepTaken("Restart", "Drain the queue", Linus, RunbookStepOutcome.Failed, "It hangs"), null, now));

        var summary = DayHandOverView.Of(story.State!, story.Recorded);

        summary.OpenWork.Should().ContainSingle().Which.What.Should().Be("Look");
        summary.WaitingTickets.Values.Should().Equal("T-1");
        summary.HandedTickets.Should().Equal("T-9");
        summary.RunbookSteps.Should().ContainSingle().Which.Should().Match<DayHandOverView.Step>(s => s.Taken == "Drain the queue" && s.Outcome == RunbookStepOutcome.Failed);
        summary.Fallbacks.Should().Contain("checkout", "second acquirer");
        summary.Night!.OpensAt.Should().Be(Opening);
    }

    [Fact]
    public void A_step_of_a_runbook_names_the_runbook_and_the_step()
    {
        var step = new RunbookStepTaken("Restart", "Drain the queue", Linus, RunbookStepOutcome.Worked);
        AClosedIncident().When((_, now) => HandingToDay.TakeStep(step, null, now)).Then(step);
        AtNight().When((_, now) => HandingToDay.TakeStep(step with { Step = " " }, null, now)).ThenRefused("text-missing");
        AtNight().When((_, now) => HandingToDay.TakeStep(step with { Runbook = "" }, null, now)).ThenRefused("text-missing");
        AtNight().When((_, now) => HandingToDay.TakeStep(step, now.AddHours(1), now)).ThenRefused("in-the-future");
    }

    private static Specification<Incident> AtNight() => ACommandedIncident().Given(Night);
}
