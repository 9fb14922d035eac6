using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Tests.World;

namespace IncidentPlatform.Escalation.Tests.Obligations;

public class The_cadence_of_updates
{
    private readonly ANight night = ANight.WithADeclared("P1");
    private readonly DateTimeOffset told;

    public The_cadence_of_updates()
    {
        told = night.Now;
        night.Happens(night.Incident.UpdateSent(Audiences.Customers, UpdateKinds.FirstNotice, told));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(60)]
    public void Moves_the_promise_that_is_open_counted_from_the_last_update(int minutes)
    {
        night.Minutes(10).Happens(Every(minutes));

        night.The("next-update").Should().Match<Obligation>(o => o.State == ObligationState.Open && o.Due == told.AddMinutes(minutes));
        night.Ledger!.Obligations.Count(o => o is { Kind: "next-update", Ended: false }).Should().Be(1);
        night.Pass(TimeSpan.FromMinutes(minutes - 11)).Recorded<Domain.Obligations.ObligationMissed>().Should().NotContain(m => m.Kind == "next-update");
        night.Minutes(2).The("next-update").State.Should().Be(ObligationState.Missed);
    }

    [Fact]
    public void Holds_for_every_update_after_it()
    {
        night.Minutes(5).Happens(Every(15));
        night.Minutes(5).Happens(night.Incident.UpdateSent(Audiences.Customers, UpdateKinds.Progress, night.Now));

        night.The("next-update").Due.Should().Be(night.Now.AddMinutes(15));
    }

    [Fact]
    public void Gives_time_where_the_new_one_is_over_already()
    {
        night.Minutes(20).Happens(Every(10));

        night.The("next-update").Due.Should().Be(night.Now.AddMinutes(10));
    }

    [Fact]
    public void Cannot_be_stretched_by_changing_it_twice()
    {
        night.Minutes(10).Happens(Every(45));
        night.Minutes(10).Happens(Every(60));

        night.The("next-update").Due.Should().Be(told.AddMinutes(60));
    }

    [Fact]
    public void Ends_with_the_policy_it_changed()
    {
        night.Minutes(5).Happens(Every(60));
        night.Minutes(1).Happens([.. night.Incident.Raised("P2", "P1", night.Now)]);
        night.Happens(night.Incident.UpdateSent(Audiences.Customers, UpdateKinds.Progress, night.Now));

        night.The("next-update").Due.Should().Be(night.Now.AddMinutes(30));
    }

    private Domain.IncidentEvent Every(int minutes) => night.Incident.Fact(
        new CadenceChanged(TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), "Many ask"), night.Now);
}
