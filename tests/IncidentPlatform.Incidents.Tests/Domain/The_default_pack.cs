using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Incidents.Packs;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class The_default_pack
{
    private static readonly PolicyPack Pack = PolicyPacks.Default;

    [Theory]
    [InlineData("commander-acknowledged", "0:05", "0:10")]
    [InlineData("assessment", "0:15", "0:30")]
    [InlineData("first-external-notice", "0:30", "1:00")]
    [InlineData("next-update", "0:30", "1:00")]
    [InlineData("executive-update", "1:00", null)]
    [InlineData("resolution", "2:00", "4:00")]
    [InlineData("ticket-volume", "0:00", "0:00")]
    [InlineData("media-attention", "0:00", "0:00")]
    [InlineData("resolved-declared", "0:30", "0:30")]
    [InlineData("all-clear-declared", "2:30", "2:30")]
    [InlineData("hand-over-acknowledged", "0:05", "0:10")]
    [InlineData("second-person", "0:10", "0:10")]
    [InlineData("gdpr-notification", "3.00:00", "3.00:00")]
    [InlineData("review-scheduled", "1.00:00", "3.00:00")]
    [InlineData("review-published", "2.00:00", "7.00:00")]
    public void Gives_this_time_to_a_P1_and_that_to_a_P2(string kind, string p1, string? p2)
    {
        Due(Severity.P1, kind).Should().Be(TimeSpan.Parse(p1));
        Due(Severity.P2, kind).Should().Be(p2 is null ? null : TimeSpan.Parse(p2));
    }

    [Fact]
    public void Owes_only_what_was_asked_for_and_what_the_law_asks_for_lesser_incidents() =>
        Pack.Resolve(Severity.P3).Obligations.Select(o => o.Kind).Should().BeEquivalentTo("action-item", "day-hand-over", "gdpr-notification", "proposal-answered", "text-review");

    [Fact]
    public void Counts_the_review_of_a_P2_in_business_days() =>
        Pack.Resolve(Severity.P2).Obligations.Single(o => o.Kind == "review-published").BusinessDays.Should().Be(5);

    [Fact]
    public void Says_from_which_numbers_on_an_incident_is_material() => Pack.Resolve(Severity.P1).Materiality
        .Should().Be(new MaterialityThresholds(10_000, 25, new Money(1_000_000, "USD"), new Money(250_000, "USD")));

    [Fact]
    public void Proposes_a_P1_where_alerts_hit_ten_customers_in_ten_minutes_and_fewer_while_a_recovery_is_watched() => Pack.CustomerImpact
        .Should().Be(new CustomerImpactRule(10, TimeSpan.FromMinutes(10), "propose", "P1", new CustomerImpactThreshold(3, TimeSpan.FromMinutes(10))));

    [Fact]
    public void A_pack_with_customers_that_cannot_be_is_at_fault() => PolicyPackFaults
        .Of(Pack with { CustomerImpact = new CustomerImpactRule(1, TimeSpan.Zero, "ask", "P9", new CustomerImpactThreshold(0, TimeSpan.FromDays(2))), Proposals = new ProposalRule(TimeSpan.Zero) })
        .Select(f => f.Member).Should().Equal(
            "customerImpact.customers", "customerImpact.within", "customerImpact.then", "customerImpact.severity", "customerImpact.recovery.customers",
            "customerImpact.recovery.within", "proposals.expireAfter");

    [Fact]
    public void A_pack_with_thresholds_that_cannot_be_is_at_fault() => PolicyPackFaults
        .Of(Pack with { Materiality = new MaterialityThresholds(0, 101, new Money(0, "USD")) })
        .Select(f => f.Member).Should().Equal("materiality.customersAffected", "materiality.customersAffectedPercent", "materiality.estimatedRevenueLoss.amount");

    [Fact]
    public void Has_no_fault() => PolicyPackFaults.Of(Pack).Should().BeEmpty();

    [Fact]
    public void Is_refused_where_it_names_what_does_not_exist()
    {
        var wrong = Pack with
        {
            Windows = Pack.Windows.Where(w => w.Key != "P4").ToDictionary(),
            Obligations = [Pack.Obligations[0] with { OpenedBy = [new FactMatch("SomethingHappened")] }],
        };

        PolicyPackFaults.Of(wrong with { Cadence = null }).Should().BeEquivalentTo(
            [new Fault("windows.P4", "is missing"), new Fault("obligations[0].openedBy[0].type", "'SomethingHappened' is no fact")]);
    }

    private static TimeSpan? Due(Severity severity, string kind) =>
        Pack.Resolve(severity).Obligations.SingleOrDefault(o => o.Kind == kind)?.Due;
}
