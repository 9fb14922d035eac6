using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Tests.World;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Tests.Pages;

public class Answering_a_page
{
    private const string Reason = "commander-acknowledged";
    private readonly ANight night = ANight.WithADeclared("P1");

    [Fact]
    public void Is_for_the_person_paged()
    {
        Acknowledge("grace").Refusal!.Code.Should().Be("page-for-another");
        Decline("grace").Refusal!.Kind.Should().Be(RejectionKind.Forbidden);
        Acknowledge("ada").Refusal.Should().BeNull();
    }

    [Fact]
    public void Or_for_an_administrator_who_speaks_for_them()
    {
        Acknowledge("root", administrator: true).Facts[0].Should().Match<NewFact>(
            f => f.Actor == Actor.Person("root") && ((PageAcknowledged)f.Data).Person == "ada");
    }

    [Fact]
    public void Twice_is_once()
    {
        Acknowledge("ada").Facts.Should().NotBeEmpty();
        Acknowledge("ada").Should().BeEquivalentTo(Decision.Nothing);
    }

    [Fact]
    public void Yes_after_no_counts()
    {
        Decline("ada").Refusal.Should().BeNull();
        Decline("ada").Should().BeEquivalentTo(Decision.Nothing);
        Acknowledge("ada").Refusal.Should().BeNull();
    }

    [Fact]
    public void No_after_yes_is_refused_with_the_way_on()
    {
        Acknowledge("ada");
        Decline("ada").Refusal.Should().Match<Rejection>(r => r.Code == "page-acknowledged" && r.WayOn.Contains("hand-over"));
    }

    [Fact]
    public void Is_refused_once_it_went_to_somebody_else()
    {
        night.Happens(night.Incident.Assigned("commander", "barbara", night.Now));
        Acknowledge("ada").Refusal!.Code.Should().Be("page-withdrawn");
        Decline("ada").Refusal!.Code.Should().Be("page-withdrawn");
    }

    [Fact]
    public void Is_refused_where_there_is_no_such_page() =>
        Answering.Acknowledge(night.Ledger, Guid.CreateVersion7(), Actor.Person("ada"), false, night.Staff, night.Now).Refusal!.Code.Should().Be("page-unknown");

    private Decision Acknowledge(string by, bool administrator = false) => night.Decide((l, now) =>
        Answering.Acknowledge(l, night.PageTo("ada", Reason).Id, Actor.Person(by), administrator, night.Staff, now));

    private Decision Decline(string by) => night.Decide((l, now) =>
        Answering.Decline(l, night.PageTo("ada", Reason).Id, Actor.Person(by), administrator: false, now));
}
