using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Incidents.Domain.Impact;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;
using static IncidentPlatform.Incidents.Tests.Impact.AnOutage;

namespace IncidentPlatform.Incidents.Tests.Impact;

public sealed class The_impact_of_an_incident
{
    private static readonly Dictionary<string, Service> Services = new()
    {
        ["payments"] = new(),
        ["checkout"] = new() { DependsOn = [new("payments")] },
        ["shop"] = new() { DependsOn = [new("checkout")] },
        ["reports"] = new() { DependsOn = [new("payments", DependencyStrength.Soft)] },
    };

    [Fact]
    public void Reaches_the_services_that_fail_with_its_own()
    {
        var incident = ACommandedIncident().State! with { Services = ["payments", "mystery"] };

        var inputs = ImpactInputs.Of(incident, [], Services, 7, Start, 100, incident.DeclaredAt.AddMinutes(30));

        inputs.Dependents.Should().BeEquivalentTo(new Dictionary<string, string> { ["checkout"] = "payments", ["shop"] = "checkout" });
        inputs.Own.Services.Should().BeEquivalentTo("payments", "mystery", "checkout", "shop");
        inputs.UnknownServices.Should().Equal("mystery");
        inputs.Downtime.Should().Be(TimeSpan.FromMinutes(30));
        inputs.GoesOn.Should().BeTrue();
    }

    [Fact]
    public void Sums_up_customers_money_by_currency_and_tiers()
    {
        var inputs = Lasting(60);
        var totals = Totals(inputs,
            ("acme", ACustomer with { Enterprise = true, Vip = true }),
            ("beta", ACustomer with { Tier = "team", Sla = null }),
            ("gamma", ACustomer with { Contract = new Contract(null, new Money(8_760, "USD")), Sla = new Sla(99) }));

        var fact = totals.Fact(inputs, ImpactReason.Declared);
        fact.Should().Match<ImpactRecomputed>(f =>
            f.CustomersAffected == 3 && f.CustomersAffectedPercent == 3 && f.CustomersInAll == 100 && f.EnterpriseAffected == 1 && f.VipAffected == 1
            && f.SlaBreaches == 1 && f.SlaBreachRisk == SlaBreachRisk.Breached && f.CatalogueVersion == 7);
        fact.ByTier.Should().BeEquivalentTo(new Dictionary<string, int> { ["gold"] = 2, ["team"] = 1 });
        fact.EstimatedCredits.Should().Equal(new Money(1_000, "EUR"));
        fact.EstimatedRevenueLoss.Should().Equal(new Money(27.40m, "EUR"), new Money(1, "USD"));
        totals.Hardest.Select(h => h.Id).Should().Equal("acme", "beta", "gamma");
    }

    [Theory]
    [InlineData(10, SlaBreachRisk.Low)]
    [InlineData(25, SlaBreachRisk.Medium)]
    [InlineData(40, SlaBreachRisk.High)]
    [InlineData(45, SlaBreachRisk.Breached)]
    public void Grows_riskier_as_the_allowance_is_used_up(double minutes, SlaBreachRisk risk) =>
        CustomerImpact.Of(Lasting(minutes), Acme, ACustomer).Risk.Should().Be(risk);

    [Fact]
    public void Tells_when_the_next_SLA_is_breached_if_it_goes_on()
    {
        CustomerImpact.Of(Lasting(30), Acme, ACustomer).NextBreachAt.Should().BeCloseTo(At(44.64), TimeSpan.FromMilliseconds(1));
        CustomerImpact.Of(Lasting(50), Acme, ACustomer).NextBreachAt.Should().BeNull("it is breached");
        CustomerImpact.Of(Lasting(30) with { GoesOn = false }, Acme, ACustomer).NextBreachAt.Should().BeNull("it is over");
        CustomerImpact.Of(Of(Down("INC-1", 0, 30, Excepted(SlaClause.Availability, 20, 90))), Acme, ACustomer)
            .NextBreachAt.Should().BeCloseTo(At(90 + 24.64), TimeSpan.FromMilliseconds(1), "time excepted does not count");
        Totals(Lasting(30), (Acme, ACustomer), ("beta", ACustomer with { Sla = new Sla(99) }))
            .NextBreachAt.Should().BeCloseTo(At(44.64), TimeSpan.FromMilliseconds(1), "the earliest counts");
    }

    [Fact]
    public void Lasts_from_the_start_of_the_impact_to_the_quiet_that_resolved_stands_on_and_again_from_each_reopening()
    {
        var story = AResolvedIncident();
        var resolved = story.State!;
        var quiet = resolved.Lulls.Should().ContainSingle().Subject.From;
        quiet.Should().Be(resolved.ResolvedAt!.Value - P1.StabilityWindow);

        var again = story.After(TimeSpan.FromMinutes(5))
            .When((i, _) => Resolution.Recur(i!, "It is back")).After(TimeSpan.FromMinutes(7));
        var periods = Outage.PeriodsOf(again.State!, again.Now);

        periods.Should().Equal(new Period(resolved.DeclaredAt, quiet), new Period(again.Now.AddMinutes(-7), again.Now));
        Outage.PeriodsOf(again.State! with { ImpactStartedAt = resolved.DeclaredAt.AddHours(-1) }, again.Now)[0].From.Should().Be(resolved.DeclaredAt.AddHours(-1));
        Outage.PeriodsOf(again.State! with { Status = IncidentStatus.Cancelled }, again.Now).Should().BeEmpty();
    }

    [Fact]
    public void Counts_other_incidents_only_where_they_were_live_and_major()
    {
        var other = ACommandedIncident().State!;

        ImpactInputs.Counts(other).Should().BeTrue();
        ImpactInputs.Counts(other with { Severity = Severity.P3 }).Should().BeFalse();
        ImpactInputs.Counts(other with { Mode = Mode.Drill }).Should().BeFalse();
        ImpactInputs.Counts(other with { Status = IncidentStatus.Cancelled }).Should().BeFalse();
    }

    private static ImpactTotals Totals(ImpactInputs inputs, params (string Id, Customer Customer)[] customers) =>
        customers.Aggregate(new ImpactTotals(), (t, c) => t.With(CustomerImpact.Of(inputs, c.Id, c.Customer)));
}
