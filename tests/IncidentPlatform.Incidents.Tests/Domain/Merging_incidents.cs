using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Merging_incidents
{
    private readonly Several world = new();
    private readonly Guid survivor;
    private readonly Guid second;
    private readonly Guid third;

    public Merging_incidents()
    {
        survivor = world.Declared("INC-2026-0001", Ada, "database");
        second = world.Declared("INC-2026-0002", Grace, "checkout");
        third = world.Declared("INC-2026-0003", Linus, "search");
    }

    [Fact]
    public void Of_any_number_is_told_on_each_of_them_and_on_the_survivor()
    {
        world.Merge(survivor, Ada, second, third).Here.Refusal.Should().BeNull();

        world.Recorded.Should().BeEquivalentTo<(Guid, object)>(
            [
                (survivor, new IncidentsAbsorbed(
                    [new AbsorbedIncident(second, "INC-2026-0002"), new AbsorbedIncident(third, "INC-2026-0003")], ["checkout", "search"], "The same problem")),
                (second, new IncidentMerged(survivor, "INC-2026-0001", "The same problem")),
                (third, new IncidentMerged(survivor, "INC-2026-0001", "The same problem")),
            ],
            o => o.RespectingRuntimeTypes());
        world[second].Status.Should().Be(IncidentStatus.Merged);
        world[third].MergedInto!.Number.Should().Be("INC-2026-0001");
        world[survivor].Services.Should().Equal("database", "checkout", "search");
    }

    [Fact]
    public void Stops_the_timer_of_what_was_merged()
    {
        world.After(TimeSpan.FromMinutes(7)).Merge(survivor, Ada, second);

        world.After(TimeSpan.FromHours(1));
        world[second].Timer.Elapsed(world.Now).Should().Be(TimeSpan.FromMinutes(7));
    }

    [Fact]
    public void Takes_late_facts_on_the_stream_they_belong_to_and_changes_nothing_more()
    {
        world.Merge(survivor, Ada, second);
        world.Given(second, new IncidentResolved(world.Now, []), new AlertsAttached(3, ["g"], []), new SeverityChanged(Severity.P1, Severity.P2, "Late"));

        world[second].Status.Should().Be(IncidentStatus.Merged);
        world[second].AlertCount.Should().Be(3);
        world[survivor].AlertCount.Should().Be(0);
    }

    [Fact]
    public void Twice_records_nothing_more()
    {
        world.Merge(survivor, Ada, second);

        world.Merge(survivor, Ada, second).Should().BeEquivalentTo(JointDecision.Of(Decision.Nothing));
        world.Merge(survivor, Ada, second, third);
        world.Recorded.Select(r => r.Incident).Should().BeEquivalentTo([survivor, third], "the second was merged before");
    }

    [Fact]
    public void Refuses_all_where_it_refuses_one()
    {
        world.Given(third, new IncidentCancelled("Nothing"));

        Refused(world.Merge(survivor, Ada, second, third)).Should().Be("incident-over");
        world[second].Status.Should().Be(IncidentStatus.Declared);
    }

    [Fact]
    public void Says_where_what_was_merged_already_lives_on()
    {
        world.Merge(survivor, Ada, second);

        world.Merge(third, Linus, second).Here.Refusal!.WayOn.Should().Contain("INC-2026-0001");
        world.Merge(second, Ada, third).Here.Refusal!.WayOn.Should().Contain("INC-2026-0001");
    }

    [Fact]
    public void Is_for_the_commander_of_the_survivor_with_a_reason()
    {
        Refused(world.Merge(survivor, Grace, second)).Should().Be("only-commander");
        Refused(world.Decide(survivor, Ada, (i, all, by) => Merging.Merge(i, [second], all, " ", by))).Should().Be("text-missing");
    }

    [Fact]
    public void Refuses_itself_strangers_and_what_is_not_meant_the_same_way()
    {
        var drill = world.Declared("INC-2026-0004", Ada, "search", Mode.Drill);

        Refused(world.Merge(survivor, Ada, second, survivor)).Should().Be("merged-into-itself");
        Refused(world.Merge(survivor, Ada, Guid.CreateVersion7())).Should().Be("incident-unknown");
        Refused(world.Merge(survivor, Ada, drill)).Should().Be("modes-differ");
    }

    [Fact]
    public void Of_a_root_asks_to_take_its_cascade_along_first()
    {
        world.Link(third, second, Grace);
        Refused(world.Merge(survivor, Ada, second)).Should().Be("merges-a-root");

        world.Link(second, survivor, Ada);
        world.Merge(survivor, Ada, second).Here.Refusal.Should().BeNull();
        world[third].Root!.Id.Should().Be(survivor);
        world[survivor].Children.Select(c => c.Id).Should().Contain(third);
    }

    private static string? Refused(JointDecision decision) => decision.Here.Refusal?.Code;
}
