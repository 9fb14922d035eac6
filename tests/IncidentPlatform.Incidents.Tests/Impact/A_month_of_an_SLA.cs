using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Incidents.Domain.Impact;
using static IncidentPlatform.Incidents.Tests.Impact.AnOutage;

namespace IncidentPlatform.Incidents.Tests.Impact;

public sealed class A_month_of_an_SLA
{
    [Fact]
    public void Allows_the_rest_of_the_target()
    {
        var month = Single(Lasting(30));

        month.Month.Should().Be(new DateOnly(2026, 3, 1));
        month.Allowed.Should().BeCloseTo(TimeSpan.FromMinutes(44.64), TimeSpan.FromMilliseconds(1));
        month.Downtime.Should().Be(TimeSpan.FromMinutes(30));
        month.AvailabilityPercent.Should().Be(99.9328m);
        month.Breached.Should().BeFalse();
        month.Credit!.Amount.Should().Be(0);
    }

    [Theory]
    [InlineData(44.6, false, 0)]
    [InlineData(44.7, true, 1000)]
    [InlineData(223.1, true, 1000)]
    [InlineData(224, true, 2500)]
    public void Is_breached_beyond_it_and_owes_the_worst_step_reached(double minutes, bool breached, int credit)
    {
        var month = Single(Lasting(minutes));

        month.Breached.Should().Be(breached);
        month.Credit!.Amount.Should().Be(credit);
    }

    [Fact]
    public void Counts_what_others_used_up_and_owes_only_what_this_incident_adds()
    {
        var earlier = Down("INC-0", -600, -560);
        var month = Single(Lasting(10, earlier));

        month.DowntimeOfOthers.Should().Be(TimeSpan.FromMinutes(40));
        month.Should().Match<SlaMonth>(m => m.Breached && !m.BreachedWithout);
        month.Credit!.Amount.Should().Be(1000);

        var after = Single(Lasting(200, Down("INC-0", -600, -540)));
        after.BreachedWithout.Should().BeTrue("the earlier one breached it");
        after.Credit!.Amount.Should().Be(1500, "2500 with it less 1000 without it");
    }

    [Fact]
    public void Counts_time_that_two_incidents_share_once()
    {
        var month = Single(Lasting(40, Down("INC-0", -5, 20)));

        month.Downtime.Should().Be(TimeSpan.FromMinutes(45));
        month.DowntimeOfOthers.Should().Be(TimeSpan.FromMinutes(25));
    }

    [Fact]
    public void Does_not_count_others_that_the_customer_did_not_notice()
    {
        var elsewhere = new Outage("INC-0", new HashSet<string> { "reports" }, [new Period(At(-600), At(-500))], []);

        Single(Lasting(10, elsewhere)).DowntimeOfOthers.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void Counts_only_its_part_of_an_outage_over_the_turn_of_the_month()
    {
        var turn = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);
        var own = Down("INC-1", 0, 1) with { Periods = [new Period(turn.AddMinutes(-40), turn.AddMinutes(40))] };

        var impact = CustomerImpact.Of(Of(own), Acme, ACustomer);

        impact.Months.Select(m => (m.Month.Month, m.Downtime.TotalMinutes)).Should().Equal((3, 40), (4, 40));
        impact.Breached.Should().BeFalse("80 minutes in one month would have breached it");
    }

    [Fact]
    public void Leaves_out_time_excepted_from_the_availability_clause_for_that_customer_only()
    {
        var inputs = Of(Down("INC-1", 0, 60, Excepted(SlaClause.Availability, 10, 40)));

        Single(inputs).Downtime.Should().Be(TimeSpan.FromMinutes(30));
        CustomerImpact.Of(inputs, "other", ACustomer).Breached.Should().BeTrue();
        CustomerImpact.Of(inputs, Acme, ACustomer).Exceptions.Should().ContainSingle();
    }

    [Fact]
    public void Is_breached_but_owes_nothing_for_time_excepted_from_the_credit_clause()
    {
        var month = Single(Of(Down("INC-1", 0, 60, Excepted(SlaClause.Credits, 0, 60))));

        month.Breached.Should().BeTrue();
        month.Credit!.Amount.Should().Be(0);
    }

    [Fact]
    public void Knows_no_exception_from_answering_in_time() =>
        Single(Of(Down("INC-1", 0, 60, Excepted(SlaClause.Response, 0, 60)))).Breached.Should().BeTrue();

    [Fact]
    public void Of_a_target_of_100_percent_is_breached_by_a_second()
    {
        var customer = ACustomer with { Sla = new Sla(100) };

        CustomerImpact.Of(Lasting(1.0 / 60), Acme, customer).Breached.Should().BeTrue();
    }

    private static SlaMonth Single(ImpactInputs inputs) => CustomerImpact.Of(inputs, Acme, ACustomer).Months.Should().ContainSingle().Subject;
}
