using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Packs;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Changing_the_policy
{
    private static readonly PolicyPack Bank = PolicyPacks.Default with { Pack = "bank", Version = 3 };

    [Fact]
    public void Adopts_the_whole_policy_of_the_severity_and_says_why() => ACommandedIncident()
        .When((i, _) => Change(i, Bank))
        .Then(new PolicyAdopted(Bank.Resolve(Severity.P1)), new PolicyChanged("default/1", "bank/3", "A bank is hit"))
        .When((i, _) => Change(i, Bank))
        .ThenNothing();

    [Fact]
    public void To_another_version_of_its_pack_is_a_change_too() => ACommandedIncident()
        .When((i, _) => Change(i, PolicyPacks.Default with { Version = 2 }))
        .Then<PolicyChanged>(e => e.To.Should().Be("default/2"));

    [Fact]
    public void Is_for_the_commander_or_an_administrator()
    {
        ACommandedIncident().When((i, _) => Change(i, Bank, Linus)).ThenRefused("only-commander");
        ACommandedIncident().When((i, _) => Change(i, Bank, Linus, administrator: true)).Then<PolicyChanged>();
    }

    [Fact]
    public void Needs_a_reason() => ACommandedIncident()
        .When((i, _) => PolicyChanges.Change(i!, Bank, " ", Actor.Person(Ada), administrator: false))
        .ThenRefused("text-missing");

    [Fact]
    public void Of_what_is_over_is_refused() => AClosedIncident().When((i, _) => Change(i, Bank)).ThenRefused("incident-over");

    [Fact]
    public void Raises_the_revision_and_ends_a_changed_cadence()
    {
        var story = ACommandedIncident().Given(new CadenceChanged(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), "Many ask"));
        var before = story.State!.Revision;

        var after = story.When((i, _) => Change(i, Bank)).Then<PolicyAdopted>().State!;

        after.Revision.Should().Be(before + 1);
        after.Cadence.Should().BeNull();
        after.Policy!.Pack.Should().Be("bank");
    }

    [Fact]
    public void Changes_the_windows_that_are_enforced() => AVerifiedFix()
        .By(Ada)
        .When((i, _) => Change(i, Bank with { Windows = Bank.Windows.ToDictionary(w => w.Key, w => w.Value with { StabilityWindow = TimeSpan.FromHours(1) }) }))
        .Then<PolicyChanged>()
        .After(P1.StabilityWindow)
        .When((i, now) => Resolution.Resolve(i!, Healthy(now), Actor.Person(Ada), now))
        .ThenRefused("stability-window");

    [Fact]
    public void Says_at_once_what_numbers_reach_by_the_new_thresholds() => ACommandedIncident()
        .Given(new AssessmentRecorded(1, ["payments"], CustomersAffected: 50))
        .When((i, _) => Change(i, Bank with { Materiality = new MaterialityThresholds(CustomersAffected: 40) }))
        .Then<MaterialityDetermined>(e => e.Thresholds.Should().Equal("customers affected: 50 of 40"));

    private static Decision Change(Incident? incident, PolicyPack pack, string by = Ada, bool administrator = false) =>
        PolicyChanges.Change(incident!, pack, "A bank is hit", Actor.Person(by), administrator);
}
