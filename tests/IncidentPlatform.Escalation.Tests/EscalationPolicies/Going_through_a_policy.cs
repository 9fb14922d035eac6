using IncidentPlatform.Escalation.Domain.EscalationPolicies;
using IncidentPlatform.Escalation.Domain.Escalations;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Domain.Policies;
using IncidentPlatform.Escalation.Tests.World;
using IncidentPlatform.Escalation.Timers;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Tests.EscalationPolicies;

public class Going_through_a_policy
{
    private const string Reason = "policy:payments";
    private readonly ANight night = ANight.WithADeclared("P3");

    [Fact]
    public void Wakes_step_after_step_until_somebody_acknowledges()
    {
        night.Runs(Policy(After(0, Duty("primary")), After(5, Somebody("edsger"), Position("engineering-vp")), After(5, Somebody("tony"))));
        night.Woken(Reason).Should().Equal("grace");

        night.Minutes(4.9).Woken(Reason).Should().Equal("grace");
        night.Minutes(0.2).Woken(Reason).Should().Equal("grace", "edsger", "vera");

        night.Acknowledges("vera", Reason).Minutes(60).Woken(Reason).Should().Equal("grace", "edsger", "vera");
        night.Ledger!.Runs.Should().ContainSingle().Which.Should().Match<PolicyRun>(r => r.Ended && r.Outcome == "acknowledged");
    }

    [Fact]
    public void Begins_again_as_often_as_it_says_and_then_says_that_nobody_came()
    {
        night.Runs(Policy(5, 2, After(0, Somebody("grace")), After(3, Somebody("edsger"))));

        night.Minutes(60).Woken(Reason).Should().Equal("grace", "edsger", "grace", "edsger", "grace", "edsger");

        night.Recorded<PolicyExhausted>().Should().ContainSingle();
        night.Ledger!.Runs.Single().Outcome.Should().Be("exhausted");
    }

    [Fact]
    public void Does_not_wait_where_nobody_whom_it_reached_is_coming()
    {
        night.Unreachable.Add("grace");
        night.Runs(Policy(After(0, Somebody("grace")), After(30, Somebody("edsger")), After(30, Somebody("tony"))));
        night.Woken(Reason).Should().Equal("edsger");

        night.Declines("edsger", Reason).Woken(Reason).Should().Equal("edsger", "tony");
    }

    [Fact]
    public void Passes_over_a_step_that_reaches_nobody()
    {
        night.Runs(Policy(After(0, Duty("nobody-has-it")), After(10, Position("scribe")), After(10, Somebody("tony"))));

        night.Woken(Reason).Should().Equal("tony");
    }

    [Fact]
    public void That_is_gone_reaches_nobody_and_the_ladder_says_so_and_goes_on()
    {
        var ladder = new ObligationRule(
            "watched", [new FactMatch("NoteAdded")], TimeSpan.Zero, [new FactMatch("FixDeployed")], "commander",
            [new LadderStep(TimeSpan.Zero, LadderStep.Page, Reason), new LadderStep(TimeSpan.FromMinutes(5), LadderStep.Page, "engineering-vp")]);
        var packed = new ANight();
        packed.Happens([.. packed.Incident.Declared("P3", packed.Now)]);
        packed.Happens(packed.Incident.Fact(new Contracts.Facts.PolicyAdopted(TheDefaultPack.Resolved("P3")), packed.Now, policy: new Policy("own/1", TimeSpan.Zero, [ladder])));
        packed.Happens(packed.Incident.Fact(new Contracts.Facts.NoteAdded("Look"), packed.Now)).Minutes(10);

        packed.Recorded<EscalationRaised>().Select(e => $"{e.Position}: {e.Person}").Should().Equal($"{Reason}: ", "engineering-vp: vera");
        packed.Woken("watched").Should().Equal("vera");
    }

    [Fact]
    public void Takes_a_step_for_its_severities_and_hours_only()
    {
        var (office, always) = (Weekly(9, 17), Weekly(0, 0));
        night.Runs(Policy(
            After(0, Somebody("grace")) with { Severities = ["P4"] },
            After(0, Somebody("barbara")) with { Hours = office },
            After(0, Somebody("edsger")) with { Hours = always, Severities = ["P1", "P2"] }));

        night.Woken(Reason).Should().Equal("edsger");
    }

    [Theory]
    [InlineData(0, "grace")]
    [InlineData(1, "edsger")]
    [InlineData(2, "tony")]
    [InlineData(3, "grace")]
    public void Lets_targets_take_turns(int turn, string woken)
    {
        night.Turn = turn;
        night.Runs(Policy(After(0, Somebody("grace"), Somebody("edsger"), Somebody("tony")) with { RoundRobin = true }));

        night.Woken(Reason).Should().Equal(woken);
    }

    [Fact]
    public void Goes_on_by_what_it_began_with()
    {
        var policy = Policy(After(0, Somebody("grace")), After(5, Somebody("edsger")));
        night.Runs(policy);

        PolicySetting.Set(policy, policy.Name, Policy(After(0, Somebody("tony"))).Terms).Facts.Should().ContainSingle("a changed policy is another version");
        night.Minutes(5).Woken(Reason).Should().Equal("grace", "edsger");
    }

    [Fact]
    public void Stops_when_the_incident_was_a_false_alarm_and_says_so()
    {
        night.Runs(Policy(After(0, Somebody("grace")), After(5, Somebody("edsger"))));
        night.Happens(night.Incident.Fact(new Contracts.Facts.IncidentCancelled("False alarm"), night.Now));

        night.Minutes(30).Woken(Reason).Should().Equal("grace");
        night.Recorded<PolicyStopped>().Should().ContainSingle();
    }

    [Fact]
    public void Is_what_a_ladder_may_hand_over_to()
    {
        var policy = Policy(After(0, Somebody("edsger")), After(5, Somebody("tony")));
        night.Staff = night.Staff with { Policies = [policy] };
        var rule = new ObligationRule(
            "watched", [new FactMatch("NoteAdded")], TimeSpan.FromMinutes(10), [new FactMatch("PageAcknowledged", new Dictionary<string, string> { ["reason"] = "watched" })],
            "commander", [new LadderStep(TimeSpan.Zero, LadderStep.Page, "policy:payments")]);
        night.Happens(night.Incident.Fact(new Contracts.Facts.PolicyAdopted(TheDefaultPack.Resolved("P3")), night.Now, policy: new Policy("own/1", TimeSpan.Zero, [rule])));
        night.Happens(night.Incident.Fact(new Contracts.Facts.NoteAdded("Look"), night.Now));

        night.Minutes(16).Woken("watched").Should().Equal("ada", "edsger", "tony");
        night.Recorded<PagesExhausted>().Should().BeEmpty("the policy still waits for its last people");
        night.Acknowledges("tony", "watched");
        night.The("watched").Ended.Should().BeTrue();
    }

    [Fact]
    public void Nobody_is_left_when_a_policy_that_a_ladder_handed_over_to_is_exhausted()
    {
        night.Staff = night.Staff with { Policies = [Policy(After(0, Somebody("edsger")))] };
        var rule = new ObligationRule(
            "watched", [new FactMatch("NoteAdded")], TimeSpan.Zero, [new FactMatch("FixDeployed")], "commander", [new LadderStep(TimeSpan.Zero, LadderStep.Page, "policy:payments")]);
        night.Happens(night.Incident.Fact(new Contracts.Facts.PolicyAdopted(TheDefaultPack.Resolved("P3")), night.Now, policy: new Policy("own/1", TimeSpan.Zero, [rule])));
        night.Happens(night.Incident.Fact(new Contracts.Facts.NoteAdded("Look"), night.Now));

        night.Minutes(30);

        night.Recorded<PagesExhausted>().Should().ContainSingle().Which.Reason.Should().Be("watched");
    }

    [Fact]
    public void A_ladder_goes_on_after_a_policy_that_was_in_vain_before_anybody_says_that_nobody_is_left()
    {
        night.Staff = night.Staff with { Policies = [Policy(After(0, Somebody("edsger")))] };
        var rule = new ObligationRule(
            "watched", [new FactMatch("NoteAdded")], TimeSpan.Zero, [new FactMatch("FixDeployed")], "commander",
            [new LadderStep(TimeSpan.Zero, LadderStep.Page, "policy:payments"), new LadderStep(TimeSpan.FromMinutes(20), LadderStep.Page, "cto")]);
        night.Happens(night.Incident.Fact(new Contracts.Facts.PolicyAdopted(TheDefaultPack.Resolved("P3")), night.Now, policy: new Policy("own/1", TimeSpan.Zero, [rule])));
        night.Happens(night.Incident.Fact(new Contracts.Facts.NoteAdded("Look"), night.Now));

        night.Minutes(19).Recorded<PolicyExhausted>().Should().ContainSingle();
        night.Recorded<PagesExhausted>().Should().BeEmpty("the CTO was not asked yet");
        night.Minutes(2).Woken("watched").Should().Equal("edsger", "tony");
        night.Minutes(10).Recorded<PagesExhausted>().Should().ContainSingle();
    }

    [Fact]
    public void Asks_again_whoever_acknowledged_when_that_was_long_ago()
    {
        night.Runs(Policy(After(0, Somebody("grace")), After(5, Somebody("edsger"))) is var p ? p with { Terms = p.Terms with { AcknowledgementLasts = TimeSpan.FromMinutes(30) } } : null!);
        night.Acknowledges("grace", Reason).Minutes(29).Woken(Reason).Should().Equal("grace");

        night.Minutes(1).Woken(Reason).Should().Equal("grace", "grace");
        night.Minutes(5).Woken(Reason).Should().Equal(["grace", "grace", "edsger"], "it is gone through anew");
    }

    [Fact]
    public void Is_asked_for_with_a_reason() =>
        Running.Start(night.Ledger, night.Incident.Id, Guid.CreateVersion7(), Policy(After(0, Somebody("grace"))), " ", Actor.Person("ada"), night.Now).Refusal!.Code.Should().Be("page-needs-reason");

    [Fact]
    public void Has_its_next_step_set_again_where_it_was_lost()
    {
        night.Runs(Policy(After(0, Somebody("grace")), After(5, Somebody("edsger"))));

        ExpectedWork.Of(night.Ledger!, live: true).Should().ContainSingle(e => e.Due.Kind == PolicyStepDue.Kind && e.Due.At == night.Now.AddMinutes(5));
    }

    [Fact]
    public void Snoozing_a_page_acknowledges_it_and_asks_again_later()
    {
        Ask("grace").Snoozes("grace", Paging.Manual, TimeSpan.FromMinutes(20)).Minutes(19).Woken(Paging.Manual).Should().Equal("grace");
        night.PageTo("grace", Paging.Manual).State.Should().Be(PageState.Acknowledged);

        night.Minutes(1).Woken(Paging.Manual).Should().Equal("grace", "grace");
    }

    [Fact]
    public void Nobody_is_asked_again_about_what_is_resolved_and_that_is_recorded()
    {
        Ask("grace").Snoozes("grace", Paging.Manual, TimeSpan.FromMinutes(20));
        night.IsOver = true;

        night.Minutes(30).Woken(Paging.Manual).Should().Equal("grace");
        night.Recorded<SnoozeEnded>().Should().ContainSingle().Which.Again.Should().BeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(25)]
    public void A_snooze_has_its_bounds(double hours)
    {
        Ask("grace");
        Snoozing.Snooze(night.Ledger, night.PageTo("grace", Paging.Manual).Id, TimeSpan.FromHours(hours), Actor.Person("grace"), false, night.Staff, night.Now)
            .Refusal!.Code.Should().Be("snooze-too-long");
    }

    private ANight Ask(string person)
    {
        night.Decide((l, now) => Paging.Ask(l, night.Incident.Id, Guid.CreateVersion7(), person, "Come", Actor.Person("ada"), night.Staff, now));
        return night.Minutes(0);
    }

    private static EscalationPolicy Policy(params PolicyStep[] steps) => Policy(5, 0, steps);

    private static EscalationPolicy Policy(double within, int repeats, params PolicyStep[] steps) => new(
        EscalationPolicy.IdOf("payments"), "payments", 1, new PolicyTerms(steps, TimeSpan.FromMinutes(within), repeats), Ended: false, new Dictionary<int, int>());

    private static PolicyStep After(double minutes, params PolicyTarget[] targets) => new(TimeSpan.FromMinutes(minutes), targets);

    private static PolicyTarget Somebody(string person) => new(TargetKind.Person, person);

    private static PolicyTarget Duty(string duty) => new(TargetKind.Duty, duty);

    private static PolicyTarget Position(string position) => new(TargetKind.Position, position);

    private static PolicyHours Weekly(int from, int to) => new("Etc/UTC", [new Restriction(Enum.GetValues<DayOfWeek>(), new TimeOnly(from, 0), new TimeOnly(to, 0))]);
}
