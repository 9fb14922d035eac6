using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Incidents.Domain;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Ordering_fixes
{
    private readonly Several world = new();
    private readonly Guid root;

    public Ordering_fixes() => root = world.Declared("INC-2026-0001", Ada, "database");

    [Fact]
    public void Puts_the_root_first_then_what_others_need_then_what_hurts_most()
    {
        Linked("INC-2026-0002", "checkout", 5_000);
        Linked("INC-2026-0003", "payments", 10);
        Linked("INC-2026-0004", "search", 300);

        Order(new("checkout", "gateway"), new("gateway", "payments"), new("payments", "database"), new("search", "database"))
            .Should().Equal("INC-2026-0001", "INC-2026-0004", "INC-2026-0003", "INC-2026-0002");
    }

    [Fact]
    public void Goes_by_impact_alone_where_no_dependency_is_known()
    {
        Linked("INC-2026-0002", "checkout", 10);
        Linked("INC-2026-0003", "payments", 5_000);

        Order().Should().Equal("INC-2026-0001", "INC-2026-0003", "INC-2026-0002");
    }

    [Fact]
    public void Breaks_a_circle_among_incidents_where_the_impact_is_greatest()
    {
        Linked("INC-2026-0002", "checkout", 10);
        Linked("INC-2026-0003", "payments", 5_000);

        Order(new("checkout", "payments"), new("payments", "checkout")).Should().Equal("INC-2026-0001", "INC-2026-0003", "INC-2026-0002");
    }

    [Fact]
    public void Says_after_which_each_comes()
    {
        Linked("INC-2026-0002", "checkout", 10);

        FixOrder.Of(world.Whole(root), world.Whole(root).Family, [new("checkout", "database")])[1].Should().BeEquivalentTo(
            new { Number = "INC-2026-0002", After = new[] { "INC-2026-0001" }, CustomersAffected = 10, Severity = Severity.P1 });
    }

    [Fact]
    public void Is_put_on_the_record_by_the_commander_of_the_root()
    {
        var child = Linked("INC-2026-0002", "checkout", 10);
        Linked("INC-2026-0003", "payments", 20);

        world.Decide(root, Grace, (i, _, by) => FixOrder.Propose(i, [], by)).Here.Refusal!.Code.Should().Be("only-commander");
        world.Decide(child, Ada, (i, _, by) => FixOrder.Propose(i, [], by)).Here.Refusal!.Code.Should().Be("not-the-root");
        world.Given(child, new IncidentResolved(world.Now, []));
        world.Decide(root, Ada, (i, _, by) => FixOrder.Propose(i, [], by));
        world.Recorded.Single().Fact.Should().BeOfType<FixOrderProposed>().Which.Order.Select(o => o.Number)
            .Should().Equal("INC-2026-0001", "INC-2026-0003");
    }

    private IEnumerable<string> Order(params DependencyEdge[] edges) => FixOrder.Of(world.Whole(root), world.Whole(root).Family, edges).Select(e => e.Number);

    private Guid Linked(string number, string service, int customers)
    {
        var id = world.Declared(number, Ada, service);
        world.Link(id, root, Ada);
        world.Given(id, new AssessmentRecorded(1, [service], customers));
        return id;
    }
}
