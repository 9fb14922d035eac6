using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation.Domain.Escalations;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Tests.World;

namespace IncidentPlatform.Escalation.Tests.Escalations;

public class Waking_a_commander
{
    private const string Reason = "commander-acknowledged";
    private const string Again = "command-answered";
    private readonly ANight night = ANight.WithADeclared("P1");

    [Fact]
    public void The_commander_and_the_sponsor_are_paged_at_declaration()
    {
        night.Woken(Reason).Should().Equal("ada");
        night.Woken("executive-sponsor").Should().Equal("xenia");
    }

    [Fact]
    public void The_sponsor_of_a_P2_sleeps_on() => ANight.WithADeclared("P2").Woken("executive-sponsor").Should().BeEmpty();

    [Fact]
    public void An_acknowledgement_in_time_ends_it()
    {
        night.Minutes(4).Acknowledges("ada", Reason).Minutes(30);
        night.The(Reason).State.Should().Be(ObligationState.Met);
        night.Woken(Reason).Should().Equal("ada");
    }

    [Fact]
    public void Unanswered_it_goes_to_the_next_on_call_then_to_all_seniors_then_it_is_exhausted()
    {
        night.Minutes(5).Woken(Reason).Should().Equal("ada", "grace");
        night.Minutes(5).Woken(Reason).Should().Equal("ada", "grace", "edsger", "margaret");
        Exhausted().Should().BeEmpty();
        night.Minutes(5);
        Exhausted().Should().ContainSingle();
        night.Minutes(60);
        Exhausted().Should().ContainSingle("it is said once");
    }

    [Fact]
    public void When_nobody_answers_the_commander_and_the_seniors_are_called_again_and_again_until_somebody_does()
    {
        night.Minutes(15);
        for (var round = 1; round <= 3; round++)
        {
            night.Woken(Again).Should().HaveCount((round * 3) - 2, "the commander at once");
            night.Minutes(10).Woken(Again).Should().HaveCount(round * 3, "the two seniors after ten minutes");
            night.Minutes(5);
            night.Recorded<PagesExhausted>().Count(e => e.Reason == Again).Should().Be(round);
        }

        night.Minutes(10).Acknowledges("margaret", Again).Minutes(60);
        night.Woken(Again).Should().HaveCount(12);
        night.The(Again).Ended.Should().BeTrue();
    }

    [Fact]
    public void After_hours_whoever_is_on_call_for_support_is_paged_for_tickets()
    {
        night.Staff = night.Staff with { Shifts = [.. night.Staff.Shifts, new Domain.OnCall.Shift("support", "susan", night.Now.AddHours(-1), night.Now.AddHours(7))] };

        night.Happens(night.Incident.Fact(new Contracts.Facts.DeclaredAfterHours("office"), night.Now)).Woken("support-on-call").Should().Equal("susan");

        night.Acknowledges("susan", "support-on-call").The("support-on-call").State.Should().Be(ObligationState.Met);
    }

    [Fact]
    public void Whoever_acknowledges_first_stops_the_ladder()
    {
        night.Minutes(6).Acknowledges("grace", Reason).Minutes(30);
        night.The(Reason).State.Should().Be(ObligationState.MetLate);
        night.Woken(Reason).Should().Equal("ada", "grace");
        Exhausted().Should().BeEmpty();
    }

    [Fact]
    public void A_no_wakes_the_next_at_once()
    {
        night.Minutes(1).Declines("ada", Reason).Woken(Reason).Should().Equal("ada", "grace");
        night.The(Reason).State.Should().Be(ObligationState.Open, "it is not due yet");
        night.Acknowledges("grace", Reason).The(Reason).State.Should().Be(ObligationState.Met);
    }

    [Fact]
    public void A_pager_that_fails_wakes_the_next_at_once()
    {
        var other = new ANight();
        other.Unreachable.Add("ada");
        other.Happens([.. other.Incident.Declared("P1", other.Now)]);
        other.Woken(Reason).Should().Equal("grace");
    }

    [Fact]
    public void Where_the_commander_is_the_one_on_call_the_next_of_the_rotation_is_woken()
    {
        var other = new ANight();
        other.Happens([.. other.Incident.Declared("P1", other.Now, commander: "grace")]).Minutes(5);
        other.Woken(Reason).Should().Equal("grace", "barbara");
    }

    [Fact]
    public void A_new_commander_is_paged_instead()
    {
        night.Minutes(1).Happens(night.Incident.Assigned(Roles.Commander, "barbara", night.Now));
        night.PageTo("ada", Reason).State.Should().Be(PageState.Withdrawn);
        night.Woken(Reason).Should().Equal("ada", "barbara");
    }

    [Fact]
    public void With_nobody_in_the_directory_it_is_exhausted_and_said()
    {
        var other = new ANight { Staff = PeopleDirectory.Empty };
        other.Happens([.. other.Incident.Declared("P1", other.Now)]).Minutes(16);
        other.Recorded<PagesExhausted>().Should().ContainSingle(p => p.Reason == Reason);
    }

    private IEnumerable<PagesExhausted> Exhausted() => night.Recorded<PagesExhausted>().Where(p => p.Reason == Reason);
}
