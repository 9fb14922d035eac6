using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Tests.Catalogue;

public sealed class Services_that_need_each_other
{
    [Fact]
    public void A_circle_is_named_from_its_start_to_its_start() =>
        Graph("web>api", "api>payments", "payments>ledger", "ledger>api", "mail>web").Cycle().Should().Equal("api", "payments", "ledger", "api");

    [Fact]
    public void A_service_that_needs_itself_is_a_circle() => Graph("api>api").Cycle().Should().Equal("api", "api");

    [Fact]
    public void A_circle_of_soft_dependencies_is_a_circle_too() =>
        new DependencyGraph([new("a", "b", DependencyStrength.Soft), new("b", "a", DependencyStrength.Soft)]).Cycle().Should().HaveCount(3);

    [Fact]
    public void Many_ways_to_the_same_service_are_no_circle() => Graph("web>api", "web>mail", "api>db", "mail>db", "db>disk").Cycle().Should().BeNull();

    [Fact]
    public void A_long_chain_is_followed_to_its_end()
    {
        var chain = Enumerable.Range(0, 50_000).Select(n => new DependencyEdge($"s{n}", $"s{n + 1}")).ToList();

        new DependencyGraph(chain).Cycle().Should().BeNull();
        new DependencyGraph([.. chain, new DependencyEdge("s50000", "s0")]).Cycle().Should().HaveCount(50_002);
    }

    [Fact]
    public void What_needs_a_failing_service_fails_with_it_however_far_unless_it_goes_on_without() =>
        new DependencyGraph(
        [
            new("api", "db"), new("web", "api"), new("reports", "db", DependencyStrength.Soft), new("dashboard", "reports"), new("mail", "queue"),
        ]).FailingWith(["db"]).Should().BeEquivalentTo(new Dictionary<string, string> { ["api"] = "db", ["web"] = "api" });

    private static DependencyGraph Graph(params string[] edges) => new([.. edges.Select(e => e.Split('>')).Select(e => new DependencyEdge(e[0], e[1]))]);
}
