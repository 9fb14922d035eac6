using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Tests.World;

namespace IncidentPlatform.Escalation.Tests.Obligations;

public class Incidents_that_belong_together
{
    private static readonly Guid Root = Guid.CreateVersion7();

    [Fact]
    public void A_linked_one_owes_customers_nothing_and_its_commander_is_called_back()
    {
        var night = ANight.WithADeclared("P1").Minutes(2);
        night.Happens(night.Incident.UpdateSent(Audiences.Customers, UpdateKinds.FirstNotice, night.Now)).Minutes(1);

        night.Happens(night.Incident.LinkedUnder(Root, night.Now)).Minutes(300);

        night.Ledger!.Owed().Should().BeEmpty();
        night.The("next-update").Should().Match<Obligation>(o => o.State == ObligationState.Cancelled && o.Reason == "linked-under-root");
        night.Recorded<Domain.Obligations.ObligationMissed>().Should().BeEmpty();
        night.Ledger!.Pages.Where(p => p.ObligationId != null).Should().OnlyContain(p => !p.Awaits());
        night.Woken("assessment").Should().BeEmpty();
    }

    [Fact]
    public void Nothing_comes_to_be_owed_on_a_linked_one_but_what_a_person_owes_by_name()
    {
        var night = ANight.WithADeclared("P2").Minutes(1);
        night.Happens(night.Incident.LinkedUnder(Root, night.Now));

        night.Happens(
            night.Incident.UpdateSent(Audiences.Customers, UpdateKinds.Progress, night.Now),
            night.Incident.Fact(new TicketVolumeReported(500, 50, 10, TimeSpan.FromMinutes(15)), night.Now),
            night.Incident.Fact(new ActionItemOpened(Guid.CreateVersion7(), "a", "grace", night.Now.AddDays(7), "high"), night.Now));
        night.Happens([.. night.Incident.Raised("P2", "P1", night.Now)]);

        night.Ledger!.Owed().Select(o => o.Kind).Should().Equal("action-item");
        night.Woken("executive-sponsor").Should().BeEmpty("the root's sponsor is told");
    }

    [Fact]
    public void One_that_is_unlinked_owes_again_what_it_gave_away_counted_from_then()
    {
        var night = ANight.WithADeclared("P1").Acknowledges("ada", "commander-acknowledged").Minutes(2);
        night.Happens(night.Incident.Fact(new AssessmentRecorded(1, ["payments"]), night.Now));
        night.Happens(night.Incident.LinkedUnder(Root, night.Now)).Minutes(200);

        night.Happens([.. night.Incident.UnlinkedFrom(Root, night.Now, "vera")]);

        night.The("first-external-notice").Should().Match<Obligation>(o => o.State == ObligationState.Open && o.Due == night.Now.AddMinutes(30));
        night.The("resolution").Due.Should().Be(night.Now.AddHours(2));
        night.The("assessment").State.Should().Be(ObligationState.Met, "it was done before");
        night.Ledger!.PersonOwing(night.The("first-external-notice")).Should().Be("vera");
        night.Minutes(31).Woken("prompt:first-external-notice").Should().Equal("vera");
    }

    [Fact]
    public void One_that_is_merged_owes_nothing_and_late_facts_open_nothing()
    {
        var night = ANight.WithADeclared("P1").Minutes(1);
        night.Happens(night.Incident.Fact(new IncidentMerged(Root, "INC-2026-0009", "The same"), night.Now));

        var late = night.Incident.UpdateSent(Audiences.Customers, UpdateKinds.FirstNotice, night.Now);
        night.Happens(late with { Standing = late.Standing! with { Status = "merged" } }).Minutes(300);

        night.Ledger!.Owed().Should().BeEmpty();
        night.Ledger!.Obligations.Should().NotContain(o => o.Kind == "next-update");
        night.The("resolution").Reason.Should().Be("incident-merged");
        night.Ledger!.Pages.Should().OnlyContain(p => p.State == PageState.Withdrawn || p.State == PageState.Delivered);
        night.Recorded<Domain.Obligations.ObligationMissed>().Should().BeEmpty();
    }
}
