using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Escalation.Domain.Escalations;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Tests.World;
using IncidentPlatform.Kernel;
using Authorized = IncidentPlatform.Escalation.Domain.Escalations.EscalationAuthorized;
using Raised = IncidentPlatform.Escalation.Domain.Escalations.EscalationRaised;

namespace IncidentPlatform.Escalation.Tests.Escalations;

public class Escalating_to_executives
{
    private readonly ANight night = ANight.WithADeclared("P1").Acknowledges("ada", "commander-acknowledged").Minutes(120);

    [Fact]
    public void The_commander_is_asked_first()
    {
        night.The("resolution").Should().Match<Obligation>(o => o.State == ObligationState.Missed && o.AskedAt != null);
        night.Woken("prompt:resolution").Should().Equal("ada");
        night.Recorded<Raised>().Where(r => r.Kind == "resolution").Should().BeEmpty();
    }

    [Fact]
    public void A_yes_lets_it_go_to_the_vice_president_and_half_an_hour_later_to_the_cto()
    {
        Authorize("ada").Refusal.Should().BeNull();
        night.Minutes(0);
        Positions().Should().Equal("engineering-vp");
        night.Minutes(30);
        Positions().Should().Equal("engineering-vp", "cto");
        night.Recorded<Authorized>().Should().ContainSingle().Which.Basis.Should().Be("commander");
    }

    [Fact]
    public void Silence_for_the_policys_time_lets_it_go_and_says_so()
    {
        night.Minutes(9).Recorded<Authorized>().Should().BeEmpty();
        night.Minutes(1).Recorded<Authorized>().Should().ContainSingle().Which.Basis.Should().Be("silence");
        Positions().Should().Equal("engineering-vp");
    }

    [Fact]
    public void A_no_keeps_it_from_going()
    {
        night.Declines("ada", "prompt:resolution").Minutes(60);
        Positions().Should().BeEmpty();
    }

    [Fact]
    public void A_yes_after_a_no_still_lets_it_go()
    {
        night.Declines("ada", "prompt:resolution").Minutes(20);
        Authorize("ada").Refusal.Should().BeNull();
        night.Minutes(0);
        Positions().Should().Equal("engineering-vp");
    }

    [Fact]
    public void Resolved_meanwhile_nobody_higher_is_woken()
    {
        night.Minutes(5).Happens(night.Incident.Fact(new IncidentResolved(night.Now, []), night.Now)).Minutes(60);
        Positions().Should().BeEmpty();
        night.The("resolution").State.Should().Be(ObligationState.MetLate);
    }

    [Fact]
    public void Only_the_current_commander_authorises() => Authorize("grace").Refusal!.Code.Should().Be("commander-authorises-escalation");

    [Fact]
    public void Nothing_is_authorised_that_was_not_asked() =>
        Asking.Authorize(night.Ledger, night.The("first-external-notice").Id, Actor.Person("ada"), night.Now).Refusal!.Code.Should().Be("escalation-not-asked");

    [Fact]
    public void Authorising_twice_is_authorising_once()
    {
        Authorize("ada");
        Authorize("ada").Should().BeEquivalentTo(Decision.Nothing);
    }

    [Fact]
    public void Tickets_above_five_times_normal_go_to_support_at_once_until_somebody_acknowledges()
    {
        night.Happens(night.Incident.Fact(new TicketVolumeReported(60, 10, 6.0m, TimeSpan.FromMinutes(15)), night.Now));
        night.Woken("ticket-volume").Should().Equal("susan");
        night.Minutes(15).Woken("ticket-volume").Should().Equal("susan", "carl");
        night.Acknowledges("carl", "ticket-volume");
        night.The("ticket-volume").State.Should().Be(ObligationState.Met, "what is owed at once cannot be missed");
    }

    [Fact]
    public void Five_times_normal_wakes_nobody()
    {
        night.Happens(night.Incident.Fact(new TicketVolumeReported(50, 10, 5.0m, TimeSpan.FromMinutes(15)), night.Now));
        night.Woken("ticket-volume").Should().BeEmpty();
    }

    [Fact]
    public void Media_attention_goes_to_public_relations_then_to_the_chief_executive()
    {
        night.Happens(night.Incident.Fact(new MediaAttentionReported("media", "negative", 3), night.Now)).Minutes(15);
        night.Recorded<Raised>().Where(r => r.Kind == "media-attention").Select(r => (r.Position, r.Person, r.Level))
            .Should().Equal(("pr", "petra", 1), ("ceo", "cleo", 2));
    }

    private Decision Authorize(string person) =>
        night.Decide((l, now) => Asking.Authorize(l, night.The("resolution").Id, Actor.Person(person), now));

    private IEnumerable<string> Positions() => night.Recorded<Raised>().Where(r => r.Kind == "resolution").Select(r => r.Position);
}
