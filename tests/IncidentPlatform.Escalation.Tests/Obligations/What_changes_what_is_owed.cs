using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Tests.World;

namespace IncidentPlatform.Escalation.Tests.Obligations;

public class What_changes_what_is_owed
{
    [Fact]
    public void Each_update_meets_the_last_promise_and_makes_the_next()
    {
        var night = ANight.WithADeclared("P1");
        night.Happens(night.Incident.UpdateSent(Audiences.Customers, UpdateKinds.FirstNotice, night.Now));
        night.Minutes(20).Happens(night.Incident.UpdateSent(Audiences.Customers, UpdateKinds.Progress, night.Now));

        var promises = night.Ledger!.Obligations.Where(o => o.Kind == "next-update").ToList();
        promises.Select(o => o.State).Should().Equal(ObligationState.Met, ObligationState.Open);
        promises[1].Due.Should().Be(night.Now.AddMinutes(30));
    }

    [Fact]
    public void A_failing_signal_ends_what_the_verification_opened_and_the_next_one_opens_it_anew()
    {
        var night = ANight.WithADeclared("P1");
        night.Happens(night.Incident.Fact(new VerificationRecorded(true, "smoke", ["checkout"]), night.Now));
        night.Minutes(5).Happens(night.Incident.Fact(new SignalFailed("checkout"), night.Now));
        night.The("resolved-declared").State.Should().Be(ObligationState.Cancelled);

        night.Minutes(5).Happens(night.Incident.Fact(new VerificationRecorded(true, "smoke", ["checkout"]), night.Now));
        night.The("resolved-declared").Should().Match<Obligation>(o => o.State == ObligationState.Open && o.Due == night.Now.AddMinutes(30));
    }

    [Fact]
    public void A_raise_counts_from_the_raise_and_keeps_what_was_owed()
    {
        var night = ANight.WithADeclared("P2").Minutes(5);
        night.Happens(night.Incident.UpdateSent(Audiences.Customers, UpdateKinds.FirstNotice, night.Now)).Minutes(10);
        var raise = night.Now;
        night.Happens([.. night.Incident.Raised("P2", "P1", raise)]);

        night.The("executive-update").Due.Should().Be(raise.AddMinutes(60), "P2 had none");
        night.The("assessment").Should().Match<Obligation>(o => o.Due == raise.AddMinutes(15) && o.State == ObligationState.Open, "30 minutes after the declaration is no sooner than 15 after the raise");
        night.The("resolution").Due.Should().Be(raise.AddHours(2));
        night.The("first-external-notice").State.Should().Be(ObligationState.Met, "customers were told already");
        night.Woken("executive-sponsor").Should().Equal("xenia");
    }

    [Fact]
    public void A_raise_never_gives_more_time()
    {
        var night = ANight.WithADeclared("P2");
        var due = night.The("assessment").Due;
        night.Minutes(20).Happens([.. night.Incident.Raised("P2", "P1", night.Now)]);
        night.The("assessment").Due.Should().Be(due);
    }

    [Fact]
    public void Lowering_the_severity_keeps_every_promise()
    {
        var night = ANight.WithADeclared("P1");
        var owed = night.Ledger!.Owed().Select(o => (o.Id, o.Due)).ToList();
        night.Minutes(1).Happens([.. night.Incident.Raised("P1", "P3", night.Now)]);
        night.Ledger!.Owed().Select(o => (o.Id, o.Due)).Should().Equal(owed);
    }

    [Fact]
    public void A_hand_over_moves_what_is_owed_and_unanswered_pages_to_the_new_holder()
    {
        var night = ANight.WithADeclared("P1").Acknowledges("ada", "commander-acknowledged").Minutes(16);
        night.PageTo("ada", "prompt:assessment").State.Should().Be(PageState.Delivered);

        night.Happens(night.Incident.HandedOver(Roles.Commander, "grace", night.Now));

        night.Ledger!.PersonOwing(night.The("assessment")).Should().Be("grace");
        night.PageTo("ada", "prompt:assessment").State.Should().Be(PageState.Withdrawn);
        night.Woken("prompt:assessment").Should().Equal("ada", "grace");
    }

    [Fact]
    public void A_role_that_nobody_holds_falls_to_the_commander_until_somebody_does()
    {
        var night = ANight.WithADeclared("P1");
        night.Ledger!.PersonOwing(night.The("first-external-notice")).Should().Be("ada");
        night.Happens(night.Incident.Assigned(Roles.CommunicationsLead, "barbara", night.Now));
        night.Ledger!.PersonOwing(night.The("first-external-notice")).Should().Be("barbara");
    }

    [Fact]
    public void Action_items_are_owed_one_by_one_by_the_person_they_name()
    {
        var night = ANight.WithADeclared("P1");
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        night.Happens(
            night.Incident.Fact(new ActionItemOpened(one, "a", "grace", night.Now.AddDays(7), "high"), night.Now),
            night.Incident.Fact(new ActionItemOpened(other, "b", "barbara", night.Now.AddDays(7), "low"), night.Now),
            night.Incident.Fact(new ActionItemCompleted(one), night.Now));

        var items = night.Ledger!.Obligations.Where(o => o.Kind == "action-item").ToList();
        items.Select(o => (night.Ledger!.PersonOwing(o), o.State)).Should().Equal(("grace", ObligationState.Met), ("barbara", ObligationState.Open));
    }

    [Fact]
    public void A_false_alarm_ends_everything_and_calls_people_back()
    {
        var night = ANight.WithADeclared("P1").Minutes(1);
        night.Happens(night.Incident.Fact(new IncidentCancelled("a test"), night.Now)).Minutes(300);

        night.Ledger!.Owed().Should().BeEmpty();
        night.Ledger!.Pages.Should().OnlyContain(p => p.State == PageState.Withdrawn);
        night.Recorded<Domain.Obligations.ObligationMissed>().Should().BeEmpty();
    }
}
