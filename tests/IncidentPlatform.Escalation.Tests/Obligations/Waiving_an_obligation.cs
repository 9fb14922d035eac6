using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Tests.World;
using IncidentPlatform.Kernel;
using Waived = IncidentPlatform.Escalation.Domain.Obligations.ObligationWaived;

namespace IncidentPlatform.Escalation.Tests.Obligations;

public class Waiving_an_obligation
{
    private readonly ANight night = ANight.WithADeclared("P1");

    [Fact]
    public void Ends_it_with_the_reason_and_it_is_never_missed()
    {
        Waive("assessment", "known from the last one").Facts.Single().Data.Should().BeOfType<Waived>();
        night.Minutes(60);
        night.The("assessment").Should().Match<Obligation>(o => o.State == ObligationState.Waived && o.Reason == "known from the last one");
    }

    [Fact]
    public void Needs_a_reason() => Waive("assessment", " ").Refusal!.Code.Should().Be("waiver-needs-reason");

    [Fact]
    public void Said_twice_is_recorded_once()
    {
        Waive("assessment", "known");
        Waive("assessment", "known").Should().BeEquivalentTo(Decision.Nothing);
    }

    [Fact]
    public void Is_refused_for_what_is_done_already()
    {
        night.Happens(night.Incident.Fact(new AssessmentRecorded(1, []), night.Now));
        var refusal = Waive("assessment", "known").Refusal!;
        refusal.Code.Should().Be("obligation-ended");
        refusal.WayOn.Should().NotBeEmpty();
    }

    [Fact]
    public void Is_refused_for_what_does_not_exist() =>
        Waiving.Waive(night.Ledger, Guid.CreateVersion7(), "known", Actor.Person("ada"), night.Now).Refusal!.Kind.Should().Be(RejectionKind.NotFound);

    [Fact]
    public void Ends_the_ladder_of_what_was_missed()
    {
        night.Minutes(16);
        Waive("assessment", "known");
        night.Minutes(60).Woken("assessment").Should().BeEmpty();
    }

    private Decision Waive(string kind, string reason) =>
        night.Decide((l, now) => Waiving.Waive(l, night.The(kind).Id, reason, Actor.Person("ada"), now));
}
