using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Linking_incidents
{
    private readonly Several world = new();
    private readonly Guid root;
    private readonly Guid child;

    public Linking_incidents()
    {
        root = world.Declared("INC-2026-0001", Ada, "database");
        child = world.Declared("INC-2026-0002", Grace, "checkout");
    }

    [Fact]
    public void Gives_command_of_the_linked_one_to_the_commander_of_its_root()
    {
        world.Link(child, root, Ada).Here.Refusal.Should().BeNull();

        world.Whole(child).Commander.Should().Be(Ada);
        world[child].Root.Should().Be(new IncidentKey(root, "INC-2026-0001"));
        world[root].Children.Should().ContainSingle().Which.Should().BeEquivalentTo(new CascadeChild(child, "INC-2026-0002", ["checkout"]));
    }

    [Fact]
    public void Reads_command_through_the_link_when_the_root_changes_hands()
    {
        world.Link(child, root, Ada);
        world.After(TimeSpan.FromMinutes(5)).Given(root, new RoleAssigned(IncidentRoles.Commander, Linus, RoleBasis.HandOver, Acknowledged: true));

        world.Whole(child).Commander.Should().Be(Linus);
        Refused(world.Decide(child, Ada, (i, _, by) => Declaration.Cancel(i, "Nothing", by))).Should().Be("only-commander");
        world.Decide(child, Linus, (i, _, by) => Declaration.Cancel(i, "Nothing", by)).Here.Facts.Should().ContainSingle();
    }

    [Fact]
    public void Keeps_the_record_of_command_without_gap_and_says_through_whom()
    {
        var linked = world.After(TimeSpan.FromMinutes(1)).Now;
        world.Link(child, root, Grace);
        var handed = world.After(TimeSpan.FromMinutes(4)).Now;
        world.Given(root, new RoleAssigned(IncidentRoles.Commander, Linus, RoleBasis.HandOver, Acknowledged: true));
        var unlinked = world.After(TimeSpan.FromMinutes(4)).Now;
        world.Unlink(child, Linus);
        world.After(TimeSpan.FromMinutes(4)).Given(root, new RoleAssigned(IncidentRoles.Commander, Ada, RoleBasis.HandOver, Acknowledged: true));

        world.CommandOf(child).Select(i => (i.Person, i.From, i.To, i.Root)).Should().Equal(
            (Grace, linked.AddMinutes(-1), linked, null), (Ada, linked, handed, root), (Linus, handed, unlinked, root), (Linus, unlinked, null, null));
    }

    [Fact]
    public void Ends_with_the_commander_of_the_root_in_the_same_append()
    {
        world.Link(child, root, Ada);

        world.Unlink(child, Ada).Here.Facts.Select(f => f.Data).Should().BeEquivalentTo<object>(
            [new Unlinked(root, "INC-2026-0001", "Another cause"), new RoleAssigned(IncidentRoles.Commander, Ada, RoleBasis.Cascade, Acknowledged: true)],
            o => o.RespectingRuntimeTypes().WithStrictOrdering());
        world[child].Commander.Should().Be(Ada);
        world[root].Children.Should().BeEmpty();
    }

    [Fact]
    public void Leaves_command_of_the_linked_one_to_the_root_alone()
    {
        world.Link(child, root, Ada);

        foreach (var move in new Func<Incident, Actor, Decision>[]
        {
            (i, _) => Command.Assign(i, IncidentRoles.Commander, Linus, Actor.Person(Linus)),
            (i, by) => Command.ProposeHandOver(i, IncidentRoles.Commander, Linus, null, by),
            (i, _) => Command.Relieve(i, IncidentRoles.Commander, "Silent", Actor.Person(Linus)),
        })
        {
            var decision = world.Decide(child, Ada, (i, _, by) => move(i, by));
            Refused(decision).Should().Be("command-held-by-root");
            decision.Here.Refusal!.WayOn.Should().Contain("INC-2026-0001").And.Contain("unlink");
        }

        world.Decide(child, Ada, (i, _, by) => Command.Assign(i, IncidentRoles.SupportLead, Linus, by)).Here.Facts.Should().ContainSingle();
    }

    [Fact]
    public void Tells_who_answered_a_page_for_a_linked_one_that_command_is_held_elsewhere()
    {
        world.Link(child, root, Ada);

        world.Decide(child, Linus, (i, _, _) => Reports.Take(i, new NewFact(new PageAcknowledged(Guid.CreateVersion7(), Linus, "commander-acknowledged"))));

        world.Recorded.Select(r => r.Fact).OfType<ConsequenceRefused>().Should().ContainSingle().Which.Rule.Should().Be("command-held-by-root");
        world.Whole(child).Commander.Should().Be(Ada);
    }

    [Fact]
    public void Under_a_linked_one_links_under_its_root()
    {
        var third = world.Declared("INC-2026-0003", Linus, "search");
        world.Link(child, root, Ada);

        world.Link(third, child, Ada);

        world[third].Root!.Id.Should().Be(root);
        world[root].Children.Select(c => c.Id).Should().Equal(child, third);
        world[child].Children.Should().BeEmpty();
    }

    [Fact]
    public void Takes_along_what_is_linked_under_it()
    {
        var above = world.Declared("INC-2026-0003", Linus, "network");
        world.Link(child, root, Ada);

        world.Link(root, above, Linus);

        world[child].Root!.Id.Should().Be(above);
        world[above].Children.Select(c => c.Id).Should().BeEquivalentTo([root, child]);
        world[root].Children.Should().BeEmpty();
        world.Whole(child).Commander.Should().Be(Linus);
    }

    [Fact]
    public void Moves_from_one_root_to_another()
    {
        var other = world.Declared("INC-2026-0003", Linus, "network");
        world.Link(child, root, Ada);

        world.Link(child, other, Linus);

        world[root].Children.Should().BeEmpty();
        world[child].Root!.Id.Should().Be(other);
    }

    [Fact]
    public void In_a_circle_is_refused_with_the_way_on()
    {
        world.Link(child, root, Ada);

        Refused(world.Link(root, child, Ada)).Should().Be("cascade-cycle");
        world.Link(root, child, Ada).Here.Refusal!.WayOn.Should().Contain("Unlink INC-2026-0002 first");
        Refused(world.Link(root, root, Ada)).Should().Be("linked-to-itself");
    }

    [Fact]
    public void Twice_records_nothing_more()
    {
        world.Link(child, root, Ada);

        world.Link(child, root, Ada).Here.Facts.Should().BeEmpty();
        world.Unlink(child, Ada);
        world.Unlink(child, Ada).Should().BeEquivalentTo(JointDecision.Of(Decision.Nothing));
    }

    [Fact]
    public void Is_for_one_of_the_two_commanders()
    {
        Refused(world.Link(child, root, Linus)).Should().Be("only-commander");
        world.Link(child, root, Grace);
        Refused(world.Unlink(child, Grace)).Should().Be("only-commander");
    }

    [Fact]
    public void Never_puts_who_fixes_in_command_of_what_they_fix()
    {
        world.Given(child, new FixProposed(TheFix, FixKind.Fix, "Change it", Ada));

        Refused(world.Link(child, root, Grace)).Should().Be("implementer-cannot-command");
    }

    [Fact]
    public void Keeps_who_fixes_a_linked_one_from_taking_command_of_the_root()
    {
        world.Link(child, root, Ada);
        world.Given(child, new FixProposed(TheFix, FixKind.Fix, "Change it", Linus), new RoleAssigned(IncidentRoles.EngineeringLead, Grace, RoleBasis.Assigned, true));

        Refused(world.Decide(root, Ada, (i, _, by) => Command.ProposeHandOver(i, IncidentRoles.Commander, Linus, null, by))).Should().Be("implementer-cannot-command");
        Refused(world.Decide(root, Grace, (i, _, by) => Command.Relieve(i, IncidentRoles.Commander, "Silent", by))).Should().Be("engineering-lead-cannot-command");
    }

    [Fact]
    public void Joins_only_what_is_meant_the_same_way_and_open()
    {
        var drill = world.Declared("INC-2026-0003", Ada, "search", Mode.Drill);
        Refused(world.Link(drill, root, Ada)).Should().Be("modes-differ");

        world.Given(root, new IncidentCancelled("Nothing"));
        Refused(world.Link(child, root, Ada)).Should().Be("root-over");
    }

    [Fact]
    public void Holds_the_end_of_the_root_until_what_is_under_it_is_over()
    {
        world.Link(child, root, Ada);

        Refused(world.Decide(root, Ada, (i, _, by) => Declaration.Cancel(i, "Nothing", by))).Should().Be("cascade-open");
        world.Given(child, new IncidentCancelled("Nothing"));
        world.Decide(root, Ada, (i, _, by) => Declaration.Cancel(i, "Nothing", by)).Here.Facts.Should().ContainSingle();
    }

    [Fact]
    public void That_changed_since_it_was_looked_at_is_tried_again()
    {
        world.Link(child, root, Ada);

        world[root].Whole(new Dictionary<Guid, Incident>()).Should().BeNull();
        world[child].Whole(new Dictionary<Guid, Incident>()).Should().BeNull();
        Cascading.Unlink(world[child], new Dictionary<Guid, Incident>(), "Why", Actor.Person(Ada)).Here.Refusal!.Kind.Should().Be(RejectionKind.NotCurrent);
    }

    private static string? Refused(JointDecision decision) => decision.Here.Refusal?.Code;
}
