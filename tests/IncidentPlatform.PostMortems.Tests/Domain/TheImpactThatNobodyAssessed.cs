using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.PostMortems.Tests.Domain;

public sealed class TheImpactThatNobodyAssessed
{
    private static readonly ImpactRecomputed Computed = new(
        "resolved", 12, ["payments"], [], AnIncident.Midnight(2, 4), AnIncident.Midnight(3, 4), TimeSpan.FromHours(1), 300, 1_200, 25m, 12, 3,
        new Dictionary<string, int>(), 7, "breached", [new Money(900m, "EUR")], [new Money(45_000m, "EUR")], 0);

    [Fact]
    public void Is_told_as_the_catalogue_has_it_with_what_it_was_computed_from()
    {
        var review = AReviewFile.Opened().With(AnIncident.Declared().At(3, 4).Then(Computed));

        var customers = review.Statement("customers-affected", "300 customers (25% of all customers), computed from the catalogue");
        customers.Versions().Should().Equal(2);
        customers.Inputs.Select(i => i.Value).Should().Equal("payments", "1,200", "12");
        review.Texts("revenue-impact").Should().Equal("EUR 45,000.00 (estimated lost revenue, computed from the catalogue)");
        review.Texts("sla-breaches").Should().Equal("SLA breached for 7 customers, credits of EUR 900.00, computed from the catalogue");
    }

    [Fact]
    public void Gives_way_to_what_people_assessed()
    {
        var review = AReviewFile.Opened().With(AnIncident.Declared().At(3, 4).Then(
            Computed, new AssessmentRecorded(1, ["payments"], CustomersAffected: 280, EstimatedRevenueLoss: new Money(40_000m, "EUR"), SlaBreaches: 6)));

        review.Texts("customers-affected").Should().Contain("280 customers").And.NotContain(t => t.Contains("catalogue"));
        review.Texts("revenue-impact").Should().Equal("EUR 40,000.00 (estimated lost revenue)");
        review.Texts("sla-breaches").Should().Equal("SLA breached for 6 customers");
    }

    [Fact]
    public void Is_not_answered_by_an_empty_catalogue() =>
        AReviewFile.Opened().With(AnIncident.Declared().At(3, 4).Then(Computed with { CustomersAffected = 0, CustomersInAll = 0, EstimatedRevenueLoss = [] }))
            .Texts("customers-affected").Should().BeEmpty();
}
