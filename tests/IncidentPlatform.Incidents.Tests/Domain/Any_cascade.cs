using FsCheck.Xunit;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

/// <summary>Whatever is linked, unlinked, merged, handed over and fixed, in whatever order.</summary>
public sealed class Any_cascade
{
    private static readonly string[] People = [Ada, Grace, Linus, "barbara"];

    [Property(MaxTest = 300, EndSize = 120)]
    public void Is_one_level_deep_and_told_the_same_way_from_both_ends(Step[] steps) => Play(steps, world =>
    {
        foreach (var incident in world.All.Values)
        {
            incident.Children.All(c => world[c.Id].Root!.Id == incident.Id).Should().BeTrue();
            if (incident is { Root: { } root, IsOver: false })
            {
                world[root.Id].Root.Should().BeNull();
                world[root.Id].Children.Should().Contain(c => c.Id == incident.Id);
                incident.Children.Should().BeEmpty();
            }
        }
    });

    [Property(MaxTest = 300, EndSize = 120)]
    public void Has_one_commander_and_a_record_of_command_without_gap_or_overlap(Step[] steps) => Play(steps, world =>
    {
        foreach (var (id, incident) in world.All)
        {
            var record = world.CommandOf(id);
            record[0].From.Should().Be(incident.DeclaredAt);
            record.Zip(record.Skip(1)).All(pair => pair.First.To == pair.Second.From).Should().BeTrue();
            record.Count(i => i.To is null).Should().Be(1);
            record[^1].Person.Should().Be(world.Whole(id).Commander);
        }
    });

    [Property(MaxTest = 300, EndSize = 120)]
    public void Is_never_commanded_by_who_fixes_any_of_it(Step[] steps) => Play(steps, world =>
    {
        foreach (var incident in world.All.Keys.Select(world.Whole).Where(i => !i.IsOver))
        {
            incident.Fixes.Should().NotContain(f => f.IsWorkOf(incident.Commander!));
            incident.HolderOf(IncidentRoles.EngineeringLead)?.Person.Should().NotBe(incident.Commander);
        }
    });

    private static void Play(Step[] steps, Action<Several> holds)
    {
        var world = new Several();
        Guid[] ids =
        [
            world.Declared("INC-2026-0001", Ada, "database"), world.Declared("INC-2026-0002", Grace, "checkout"),
            world.Declared("INC-2026-0003", Linus, "search"), world.Declared("INC-2026-0004", Ada, "login"),
        ];
        foreach (var step in steps)
        {
            world.After(TimeSpan.FromMinutes(step.Minutes % 3));
            var (on, other, about) = (ids[step.Kind / 8 % 4], ids[step.About % 4], People[step.About % 4]);
            var by = step.By % 3 == 0 ? People[step.By / 3 % 4] : world.Whole(on).Commander!;
            _ = (step.Kind % 8) switch
            {
                0 or 1 => world.Link(on, other, by),
                2 => world.Unlink(on, by),
                3 => world.Decide(on, about, (i, _, actor) => Command.Relieve(i, IncidentRoles.Commander, "Silent", actor)),
                4 => world.Decide(on, by, (i, _, actor) => Command.Assign(i, IncidentRoles.EngineeringLead, about, actor)),
                5 => world.Decide(on, by, (i, _, _) => Fixing.Propose(i, new FixProposed(Guid.CreateVersion7(), FixKind.Fix, "Change it", about))),
                6 => world.Decide(on, about, (i, _, _) => Reports.Take(i, new NewFact(new PageAcknowledged(Guid.CreateVersion7(), about, "commander-acknowledged")))),
                _ => step.Minutes % 5 == 0 ? world.Merge(on, by, other) : world.Decide(on, by, (i, _, actor) => Command.ProposeHandOver(i, IncidentRoles.Commander, about, null, actor)),
            };
        }

        holds(world);
    }
}
