using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Escalation.Domain;
using IncidentPlatform.Escalation.Domain.EscalationPolicies;
using IncidentPlatform.Escalation.Domain.Policies;
using IncidentPlatform.Escalation.Tests.World;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Escalation.WhatIf;

namespace IncidentPlatform.Escalation.Tests.WhatIf;

public class Running_a_night_again
{
    private const string Acknowledged = "commander-acknowledged";
    private readonly List<IncidentEvent> events = [];

    [Fact]
    public void By_the_same_rules_and_people_is_what_happened()
    {
        var night = ANight_on_which_ada_comes_after(2);
        night.Minutes(40);
        Happens(night, night.Incident.Fact(new AssessmentRecorded(1, ["payments"]), night.Now));
        night.Minutes(200);

        Again(night).Is(Happened(night)).Should().BeTrue();
        Happened(night).Missed.Should().Contain("assessment");
    }

    [Fact]
    public void By_a_shorter_time_wakes_who_was_not_woken_and_misses_what_was_met()
    {
        var night = ANight_on_which_ada_comes_after(4);
        night.Minutes(60);

        var again = Again(night, rule => rule.Kind == Acknowledged ? rule with { Due = TimeSpan.FromMinutes(1) } : rule);

        Happened(night).Pages.Where(p => p.Reason == Acknowledged).Select(p => p.Person).Should().Equal("ada");
        again.Pages.Where(p => p.Reason == Acknowledged).Select(p => p.Person).Should().Equal(["ada", "grace"], "she is on call, and ada came after four minutes all the same");
        (Happened(night).Missed.Contains(Acknowledged), again.Missed.Contains(Acknowledged)).Should().Be((false, true));
    }

    [Fact]
    public void With_other_people_on_call_wakes_them()
    {
        var night = ANight_on_which_nobody_comes();
        night.Minutes(20);
        var others = night.Staff with { Shifts = [.. night.Staff.Shifts.Select(s => s.Duty == "primary" ? s with { Person = "max" } : s)] };

        var again = Outcome.Of(new Night(others, new Answers(night.Ledger, null), TimeZones.LocalOf).Run(events, night.Now), night.Now, Local);

        again.Pages.Select(p => p.Person).Should().Contain("max").And.NotContain("grace");
        Happened(night).Pages.Select(p => p.Person).Should().Contain("grace").And.NotContain("max");
    }

    [Fact]
    public void With_another_escalation_policy_wakes_whom_it_leads_to()
    {
        static EscalationPolicy Leads(params string[] people) => new(
            EscalationPolicy.IdOf("payments"), "payments", 1,
            new PolicyTerms([.. people.Select(p => new PolicyStep(TimeSpan.FromMinutes(5), [new PolicyTarget(TargetKind.Person, p)]))], TimeSpan.FromMinutes(5)), Ended: false, new Dictionary<int, int>());
        var night = new ANight();
        night.Staff = night.Staff with { Policies = [Leads("carl")] };
        var ladder = new ObligationRule("watched", [new FactMatch("NoteAdded")], TimeSpan.Zero, [new FactMatch("FixDeployed")], "commander", [new LadderStep(TimeSpan.Zero, LadderStep.Page, "policy:payments")]);
        Happens(night, [.. night.Incident.Declared("P3", night.Now)]);
        Happens(night, night.Incident.Fact(new Contracts.Facts.PolicyAdopted(TheDefaultPack.Resolved("P3")), night.Now, policy: new Policy("own/1", TimeSpan.Zero, [ladder])));
        Happens(night, night.Incident.Fact(new Contracts.Facts.NoteAdded("Look"), night.Now));
        night.Minutes(30);

        var again = Outcome.Of(
            new Night(night.Staff with { Policies = [Leads("vera", "tony")] }, new Answers(night.Ledger, null), TimeZones.LocalOf).Run(events, night.Now), night.Now, Local);

        Happened(night).Pages.Where(p => p.Reason == "watched").Select(p => p.Person).Should().Equal("carl");
        again.Pages.Where(p => p.Reason == "watched").Select(p => p.Person).Should().Equal("vera", "tony");
    }

    [Fact]
    public void Who_was_not_paged_then_comes_after_the_time_that_is_assumed_or_never()
    {
        var night = ANight_on_which_nobody_comes();
        night.Minutes(60);
        var others = night.Staff with { Shifts = [.. night.Staff.Shifts.Select(s => s.Duty == "primary" ? s with { Person = "carl" } : s)] };

        Outcome With(TimeSpan? after) => Outcome.Of(new Night(others, new Answers(night.Ledger, after), TimeZones.LocalOf).Run(events, night.Now), night.Now, Local);

        With(null).Pages.Select(p => p.Person).Should().Contain("edsger", "nobody came, so the seniors were woken");
        With(TimeSpan.FromMinutes(2)).Pages.Where(p => p.Reason == Acknowledged).Select(p => p.Person).Should().NotContain("edsger", "carl came");
    }

    [Fact]
    public void Twice_says_the_same_twice()
    {
        var night = ANight_on_which_nobody_comes();
        night.Minutes(500);

        System.Text.Json.JsonSerializer.Serialize(Again(night)).Should().Be(System.Text.Json.JsonSerializer.Serialize(Again(night)));
    }

    private ANight ANight_on_which_nobody_comes()
    {
        var night = new ANight();
        Happens(night, [.. night.Incident.Declared("P1", night.Now)]);
        return night;
    }

    private ANight ANight_on_which_ada_comes_after(int minutes) => ANight_on_which_nobody_comes().Minutes(minutes).Acknowledges("ada", Acknowledged);

    private void Happens(ANight night, params IReadOnlyList<IncidentEvent> facts)
    {
        events.AddRange(facts);
        night.Happens(facts);
    }

    private Outcome Again(ANight night, Func<ObligationRule, ObligationRule>? change = null) => Outcome.Of(
        new Night(night.Staff, new Answers(night.Ledger, null), TimeZones.LocalOf).Run(
            [.. events.Select(e => e.Policy is { } p && change is not null ? e with { Policy = p with { Obligations = [.. p.Obligations.Select(change)] } } : e)], night.Now),
        night.Now, Local);

    private static Outcome Happened(ANight night) => Outcome.Of(night.Ledger, night.Now, Local);

    private static DateTime Local(DateTimeOffset at) => at.UtcDateTime;
}
