using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Security.SecurityWorlds;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain.Security;

/// <summary>Nothing of a security incident shows through another one.</summary>
public sealed class Standing_alone
{
    private readonly Several world = new();
    private readonly Guid first;
    private readonly Guid second;

    public Standing_alone()
    {
        first = world.Declared("INC-2026-0001", Ada, "database");
        second = world.Declared("INC-2026-0002", Ada, "checkout");
    }

    [Fact]
    public void It_is_linked_neither_under_another_nor_another_under_it()
    {
        world.Given(first, new SecurityDesignated("Leak", []));

        foreach (var refused in new[] { world.Link(first, second, Ada), world.Link(second, first, Ada) })
        {
            refused.Here.Refusal!.Code.Should().Be("security-incident-stands-alone");
            refused.Here.Refusal!.WayOn.Should().Contain("apart");
        }
    }

    [Fact]
    public void It_is_not_linked_to_another_security_incident_either()
    {
        world.Given(first, new SecurityDesignated("Leak", [])).Given(second, new SecurityDesignated("Leak", []));

        world.Link(second, first, Ada).Here.Refusal!.Code.Should().Be("security-incident-stands-alone");
    }

    [Fact]
    public void It_is_merged_neither_into_an_open_one_nor_an_open_one_into_it()
    {
        world.Given(first, new SecurityDesignated("Leak", []));

        world.Merge(second, Ada, first).Here.Refusal!.Code.Should().Be("security-incident-stands-alone");
        var refused = world.Merge(first, Ada, second).Here.Refusal!;
        refused.Code.Should().Be("security-incident-stands-alone");
        refused.WayOn.Should().Contain("designate INC-2026-0002 first");
    }

    [Fact]
    public void It_is_merged_with_another_that_the_same_people_know_of()
    {
        world.Given(first, new SecurityDesignated("Leak", [Dora])).Given(second, new SecurityDesignated("Leak", []));
        var refused = world.Merge(first, Ada, second).Here.Refusal!;
        refused.Code.Should().Be("named-people-differ");
        refused.WayOn.Should().Contain("access");

        world.Given(second, new AccessGranted(Dora));
        world.Merge(first, Ada, second).Here.Refusal.Should().BeNull();
        world[second].MergedInto!.Id.Should().Be(first);
    }

    [Fact]
    public void Designated_under_a_root_it_leaves_the_cascade_and_its_commander_commands_on()
    {
        world.Link(second, first, Ada);

        Designate(second);

        world[second].Root.Should().BeNull();
        world[second].Commander.Should().Be(Ada);
        world[second].Security!.Named.Should().Contain(Ada);
        world[first].Children.Should().BeEmpty();
    }

    [Fact]
    public void Designated_as_a_root_it_lets_go_of_what_is_under_it_and_tells_them_nothing()
    {
        world.Link(second, first, Ada);

        Designate(first);

        world[first].Children.Should().BeEmpty();
        world[second].Root.Should().BeNull();
        world[second].Commander.Should().Be(Ada);
        world.Recorded.Where(r => r.Incident == second).Select(r => r.Fact).OfType<Unlinked>().Should().ContainSingle()
            .Which.Reason.Should().NotContain("Somebody reads our mail");
    }

    private void Designate(Guid id) =>
        world.Decide(id, Ada, (i, all, by) => Secrecy.Designate(i, all, "Somebody reads our mail", [], by)).Here.Refusal.Should().BeNull();
}
