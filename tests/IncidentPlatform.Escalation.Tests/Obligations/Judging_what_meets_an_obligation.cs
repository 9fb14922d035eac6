using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Tests.World;
using Opened = IncidentPlatform.Escalation.Domain.Obligations.ObligationOpened;
using RuledMet = IncidentPlatform.Escalation.Domain.Obligations.ObligationRuledMet;

namespace IncidentPlatform.Escalation.Tests.Obligations;

public class Judging_what_meets_an_obligation
{
    [Fact]
    public void What_was_recorded_in_time_and_is_still_on_the_way_is_read_before_a_miss_is_recorded()
    {
        var night = ANight.WithADeclared("P1");
        night.Minutes(14).FeedIsDown = true;
        night.Happens(night.Incident.Fact(new AssessmentRecorded(1, []), night.Now)).Minutes(10);

        night.The("assessment").State.Should().Be(ObligationState.Met);
        night.Woken("prompt:assessment").Should().BeEmpty();

        var before = night.Facts.Count;
        night.Deliver();
        night.Facts.Should().HaveCount(before, "the feed brings nothing new");
    }

    [Fact]
    public void What_arrives_late_but_was_recorded_in_time_rules_it_met_and_stops_the_ladder()
    {
        var night = ANight.WithADeclared("P1");
        var inTime = night.Incident.Fact(new AssessmentRecorded(1, []), night.Now.AddMinutes(14));

        night.Minutes(16);
        night.The("assessment").State.Should().Be(ObligationState.Missed);
        night.Happens(inTime).Minutes(30);

        night.The("assessment").State.Should().Be(ObligationState.Met);
        night.Recorded<RuledMet>().Should().ContainSingle().Which.MetBy.Should().Be(inTime.Id);
        night.Woken("assessment").Should().BeEmpty("the manager is the step after the prompt");
    }

    [Fact]
    public void What_is_done_late_is_missed_and_met_late()
    {
        var night = ANight.WithADeclared("P1").Minutes(20);
        night.Happens(night.Incident.Fact(new AssessmentRecorded(1, []), night.Now)).Minutes(30);

        night.The("assessment").Should().Match<Obligation>(o => o.State == ObligationState.MetLate && o.Ended);
        night.Woken("assessment").Should().BeEmpty();
    }

    [Fact]
    public void A_feed_that_stood_still_over_three_due_times_leaves_no_miss()
    {
        var night = ANight.WithADeclared("P1");
        night.Acknowledges("ada", "commander-acknowledged").FeedIsDown = true;
        night.Minutes(10).Happens(night.Incident.Fact(new AssessmentRecorded(1, []), night.Now));
        night.Minutes(15).Happens(night.Incident.UpdateSent(Audiences.Customers, UpdateKinds.FirstNotice, night.Now));
        night.Minutes(25).Happens(night.Incident.UpdateSent(Audiences.Customers, UpdateKinds.Progress, night.Now)).Minutes(9);
        night.Deliver();

        night.Recorded<Domain.Obligations.ObligationMissed>().Should().BeEmpty();
    }

    [Fact]
    public void While_Incidents_does_not_answer_people_are_woken_and_no_miss_is_recorded()
    {
        var night = ANight.WithADeclared("P1");
        night.IncidentsIsDown = true;
        night.Minutes(6);

        night.The("commander-acknowledged").Should().Match<Obligation>(o => o.State == ObligationState.Open && o.Unconfirmed);
        night.PageTo("grace", "commander-acknowledged").Unconfirmed.Should().BeTrue();

        night.IncidentsIsDown = false;
        night.Minutes(1);
        night.The("commander-acknowledged").State.Should().Be(ObligationState.Missed);
        night.Woken("commander-acknowledged").Should().Equal(["ada", "grace"], "nobody is woken twice");
    }

    [Fact]
    public void A_back_dated_fact_counts_from_when_it_was_recorded()
    {
        var night = ANight.WithADeclared("P1");
        night.Recorded<Opened>().Should().OnlyContain(o => o.Due > night.Now);
    }

    [Fact]
    public void What_was_recorded_before_it_opened_does_not_meet_it()
    {
        var night = new ANight();
        var early = night.Incident.Fact(new AssessmentRecorded(1, []), night.Now);
        night.Happens([.. night.Incident.Declared("P1", night.Now)]).Happens(early);

        night.The("assessment").State.Should().Be(ObligationState.Open);
    }

    [Fact]
    public void An_incident_told_after_it_was_over_owes_nothing()
    {
        var night = new ANight();
        night.Happens([.. new AnIncident(Modes.Retrospective).Declared("P1", night.Now)]);
        night.Facts.Should().BeEmpty();
    }
}
