using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Tests.World;

namespace IncidentPlatform.Escalation.Tests.Escalations;

public class Waking_somebody_to_decide
{
    private const string Kind = "proposal-answered";

    [Fact]
    public void Wakes_who_is_on_call_at_once_then_who_is_next_then_the_seniors()
    {
        var night = AProposal();
        night.Woken(Kind).Should().Equal("grace");

        night.Minutes(5).Woken(Kind).Should().Equal("grace", "barbara");
        night.Minutes(5).Woken(Kind).Should().Equal("grace", "barbara", "edsger", "margaret");
    }

    [Fact]
    public void Wakes_nobody_else_once_somebody_comes()
    {
        var night = AProposal().Acknowledges("grace", Kind);

        night.Minutes(30).Woken(Kind).Should().Equal("grace");
        night.The(Kind).State.Should().Be(ObligationState.Met);
    }

    [Fact]
    public void Wakes_nobody_else_once_it_is_decided_or_expired()
    {
        foreach (var over in new object[] { new ProposalDeclined("A test"), new ProposalExpired() })
        {
            var night = AProposal();
            night.Happens(night.Incident.Fact(over, night.Now));

            night.Minutes(30).Woken(Kind).Should().Equal("grace");
            night.The(Kind).Ended.Should().BeTrue();
        }
    }

    [Fact]
    public void Owes_what_an_incident_owes_from_its_declaration_on()
    {
        var night = AProposal().Minutes(3);

        night.Happens(night.Incident.Declared("P1", night.Now));

        night.The(Kind).State.Should().Be(ObligationState.Met);
        night.The("assessment").Due.Should().Be(night.Now.AddMinutes(15));
    }

    private static ANight AProposal()
    {
        var night = new ANight();
        return night.Happens([.. night.Incident.Proposed("P1", night.Now)]);
    }
}
