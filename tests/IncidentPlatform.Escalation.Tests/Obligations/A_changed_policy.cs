using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Reactions;
using IncidentPlatform.Escalation.Tests.World;

namespace IncidentPlatform.Escalation.Tests.Obligations;

/// <summary>A running incident adopts another pack: what is owed follows it as it follows a change of severity.</summary>
public class A_changed_policy
{
    private static readonly ResolvedPolicy Default = TheDefaultPack.Resolved("P1");

    [Fact]
    public void Tightens_what_is_owed_from_its_adoption_and_opens_what_is_new()
    {
        var night = ANight.WithADeclared("P1").Minutes(10);
        var first = night.The("resolution");
        var status = Default.Obligations.Single(o => o.Kind == "assessment") with { Kind = "regulator-called", Due = TimeSpan.FromHours(1) };
        Adopts(night, Default with { Pack = "bank", Obligations = [.. Default.Obligations.Select(o => o.Kind == "resolution" ? o with { Due = TimeSpan.FromMinutes(30) } : o), status] });

        night.The("resolution").Should().Match<Obligation>(o => o.Due == night.Now.AddMinutes(30) && o.State == ObligationState.Open && o.Pack == "bank/2");
        night.Ledger!.Obligation(first.Id)!.Reason.Should().Be("replaced");
        night.The("regulator-called").Due.Should().Be(night.Now.AddHours(1), "it was not owed before");
        night.The("assessment").Pack.Should().Be("default/1", "it is owed no sooner than before");
    }

    [Fact]
    public void Loosens_nothing_and_keeps_what_it_does_not_ask_for()
    {
        var night = ANight.WithADeclared("P1").Minutes(1);
        var owed = night.Ledger!.Owed().Select(o => (o.Id, o.Due)).ToList();

        Adopts(night, Default with
        {
            Pack = "lenient",
            Obligations = [.. Default.Obligations.Where(o => o.Kind != "executive-update").Select(o => o with { Due = o.Due * 4 })],
        });

        night.Ledger!.Owed().Select(o => (o.Id, o.Due)).Should().Equal(owed);
    }

    [Fact]
    public void Is_what_the_next_promise_goes_by_and_ends_the_cadence_that_was_changed()
    {
        var night = ANight.WithADeclared("P1");
        night.Happens(night.Incident.UpdateSent(Audiences.Customers, UpdateKinds.FirstNotice, night.Now));
        night.Happens(night.Incident.Fact(new CadenceChanged(TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), "Few ask"), night.Now));
        Adopts(night, Default with { Pack = "bank", Obligations = [.. Default.Obligations.Select(o => o.Kind == "next-update" ? o with { Due = TimeSpan.FromMinutes(20) } : o)] });
        night.The("next-update").Due.Should().Be(night.Now.AddMinutes(20));

        night.Minutes(5).Happens(night.Incident.UpdateSent(Audiences.Customers, UpdateKinds.Progress, night.Now));

        night.The("next-update").Due.Should().Be(night.Now.AddMinutes(20));
    }

    [Fact]
    public void Is_taken_once()
    {
        var night = ANight.WithADeclared("P1").Minutes(10);
        var adopted = Adopted(night, Default with { Pack = "bank", Obligations = [.. Default.Obligations.Select(o => o with { Due = o.Due / 2 })] });
        night.Happens(adopted);
        var facts = night.Facts.Count;

        night.Happens(adopted);

        night.Facts.Should().HaveCount(facts);
    }

    private static void Adopts(ANight night, ResolvedPolicy policy) =>
        night.Happens(Adopted(night, policy), night.Incident.Fact(new PolicyChanged("default/1", $"{policy.Pack}/2", "A bank is hit"), night.Now));

    private static Domain.IncidentEvent Adopted(ANight night, ResolvedPolicy policy)
    {
        var adopted = policy with { PackVersion = 2 };
        return night.Incident.Fact(new PolicyAdopted(adopted), night.Now, policy: adopted.ToPolicy());
    }
}
