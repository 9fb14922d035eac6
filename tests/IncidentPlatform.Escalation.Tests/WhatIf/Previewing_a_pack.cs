using IncidentPlatform.Escalation.Domain.Policies;
using IncidentPlatform.Escalation.Tests.World;
using IncidentPlatform.Escalation.WhatIf;

namespace IncidentPlatform.Escalation.Tests.WhatIf;

public class Previewing_a_pack
{
    private readonly ANight night = ANight.WithADeclared("P1").Minutes(2);

    [Fact]
    public void Of_the_same_terms_changes_nothing()
    {
        var (obligations, paged) = Preview(r => r);

        obligations.Should().HaveCount(night.Ledger!.Owed().Count()).And.OnlyContain(o => o.Effect == PackPreview.Same && o.NewDue == o.Due);
        paged.Should().BeEmpty();
    }

    [Fact]
    public void That_is_tighter_makes_what_is_owed_due_sooner_counted_from_its_adoption()
    {
        var assessment = Preview(r => r.Kind == "assessment" ? r with { Due = TimeSpan.FromMinutes(5) } : r).Obligations.Single(o => o.Kind == "assessment");

        assessment.Effect.Should().Be("sooner");
        (assessment.Due, assessment.NewDue).Should().Be((night.The("assessment").Due, night.Now.AddMinutes(5)));
    }

    [Fact]
    public void That_is_looser_keeps_what_is_owed()
    {
        var assessment = Preview(r => r.Kind == "assessment" ? r with { Due = TimeSpan.FromHours(5) } : r).Obligations.Single(o => o.Kind == "assessment");

        (assessment.Effect, assessment.NewDue).Should().Be(("kept", night.The("assessment").Due));
    }

    [Fact]
    public void That_asks_for_more_opens_it_and_says_who_would_be_paged()
    {
        var policy = TheDefaultPack.For("P1");
        var (obligations, paged) = PackPreview.Of(
            night.Ledger!,
            policy with
            {
                Obligations =
                [
                    .. policy.Obligations,
                    new ObligationRule("extra", [new FactMatch("IncidentDeclared")], TimeSpan.FromMinutes(9), [new FactMatch("PageAcknowledged", new Dictionary<string, string> { ["reason"] = "extra" })], "commander", []),
                ],
            },
            night.Staff, night.Now);

        obligations.Single(o => o.Kind == "extra").Should().Be(new PreviewedObligation("extra", null, "opens", null, night.Now.AddMinutes(9)));
        paged.Should().Equal("ada");
    }

    private (IReadOnlyList<PreviewedObligation> Obligations, IReadOnlyList<string> Paged) Preview(Func<ObligationRule, ObligationRule> change)
    {
        var policy = TheDefaultPack.For("P1");
        return PackPreview.Of(night.Ledger!, policy with { Obligations = [.. policy.Obligations.Select(change)] }, night.Staff, night.Now);
    }
}
