using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Escalation.Domain.Obligations;
using IncidentPlatform.Escalation.Tests.World;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Tests.Obligations;

public class Extending_an_obligation
{
    private readonly ANight night = ANight.WithADeclared("P1");

    [Fact]
    public void Moves_the_miss_to_the_new_time()
    {
        var due = night.The("assessment").Due;
        Extend(due.AddMinutes(30)).Facts.Should().ContainSingle();

        night.Pass(due.AddMinutes(29) - night.Now).The("assessment").Should().Match<Obligation>(o => o.State == ObligationState.Open && o.Due == due.AddMinutes(30));
        night.Minutes(2).The("assessment").State.Should().Be(ObligationState.Missed);
    }

    [Fact]
    public void Said_twice_is_recorded_once()
    {
        var later = night.The("assessment").Due.AddMinutes(30);
        Extend(later);
        Extend(later).Should().BeEquivalentTo(Decision.Nothing);
    }

    [Fact]
    public void Needs_a_reason() => Extend(night.The("assessment").Due.AddMinutes(30), " ").Refusal!.Code.Should().Be("extension-needs-reason");

    [Fact]
    public void Gives_more_time_and_never_less() => Extend(night.The("assessment").Due.AddMinutes(-1)).Refusal!.Code.Should().Be("extension-not-later");

    [Fact]
    public void Is_refused_for_what_was_missed()
    {
        night.Minutes(60);
        Extend(night.Now.AddMinutes(30)).Refusal!.Code.Should().Be("obligation-due");
    }

    [Fact]
    public void Is_refused_for_what_is_done_already()
    {
        night.Happens(night.Incident.Fact(new AssessmentRecorded(1, []), night.Now));
        Extend(night.Now.AddMinutes(30)).Refusal!.Code.Should().Be("obligation-ended");
    }

    [Fact]
    public void Is_refused_for_what_does_not_exist() =>
        Extending.Extend(night.Ledger, Guid.CreateVersion7(), night.Now.AddHours(1), "Known", Actor.Person("ada"), night.Now).Refusal!.Kind.Should().Be(RejectionKind.NotFound);

    private Decision Extend(DateTimeOffset due, string reason = "The laboratory needs longer") =>
        night.Decide((l, now) => Extending.Extend(l, night.The("assessment").Id, due, reason, Actor.Person("ada"), now));
}
