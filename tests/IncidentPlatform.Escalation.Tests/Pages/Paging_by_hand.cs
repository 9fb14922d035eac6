using IncidentPlatform.Escalation.Domain.Pages;
using IncidentPlatform.Escalation.Tests.World;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Escalation.Tests.Pages;

public class Paging_by_hand
{
    private readonly ANight night = ANight.WithADeclared("P1");
    private readonly Guid id = Guid.CreateVersion7();

    [Fact]
    public void Reaches_the_person_with_the_reason()
    {
        Ask("barbara", "knows the ledger database").Refusal.Should().BeNull();
        night.Minutes(0).Woken("manual").Should().Equal("barbara");
        night.Ledger!.Page(id)!.Note.Should().Be("knows the ledger database");
    }

    [Fact]
    public void Asked_twice_pages_once()
    {
        Ask("barbara", "help");
        Ask("barbara", "help").Should().BeEquivalentTo(Decision.Nothing);
    }

    [Fact]
    public void Needs_a_reason() => Ask("barbara", "").Refusal!.Code.Should().Be("page-needs-reason");

    [Fact]
    public void Needs_somebody_the_directory_knows() => Ask("nobody", "help").Refusal!.Code.Should().Be("person-unknown");

    [Fact]
    public void What_nobody_needs_to_answer_is_not_sent()
    {
        var page = night.PageTo("ada", "commander-acknowledged").Id;
        Paging.IsStillNeeded(night.Ledger, page).Should().BeFalse("it was sent");
        Ask("barbara", "help");
        Paging.IsStillNeeded(night.Ledger, id).Should().BeTrue();
        night.Decide((l, _) => Paging.Withdraw(l, id)).Facts.Single().Data.Should().Be(new PageWithdrawn(id, "no-longer-true"));
        Paging.IsStillNeeded(night.Ledger, id).Should().BeFalse();
    }

    private Decision Ask(string person, string note) =>
        night.Decide((l, now) => Paging.Ask(l, night.Incident.Id, id, person, note, Actor.Person("ada"), night.Staff, now));
}
