using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Incidents.Intake;
using IncidentPlatform.Incidents.Intake.Routing;

namespace IncidentPlatform.Incidents.Tests.Intake;

public sealed class Routing_alerts
{
    private static readonly AlertSource Source = new("prom", "alertmanager", Declares: true);
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 2, 14, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("labels.team", Comparison.Is, "Payments", true)]
    [InlineData("labels.team", Comparison.Is, "pay", false)]
    [InlineData("labels.none", Comparison.Is, "", false)]
    [InlineData("summary", Comparison.Contains, "DECLINED", true)]
    [InlineData("name", Comparison.StartsWith, "card", true)]
    [InlineData("name", Comparison.Matches, "^Cards?D", true)]
    [InlineData("name", Comparison.Matches, "^D", false)]
    [InlineData("severity", Comparison.Is, "critical", true)]
    [InlineData("service", Comparison.Is, "checkout", true)]
    [InlineData("source", Comparison.Is, "prom", true)]
    [InlineData("format", Comparison.Is, "alertmanager", true)]
    public void By_any_field_and_comparison(string field, Comparison comparison, string value, bool holds)
    {
        var fields = new AlertFields(Source, Alert(), "checkout");

        new AlertCondition(field, comparison, [value]).Holds(fields).Should().Be(holds);
        new AlertCondition(field, comparison, [value], Not: true).Holds(fields).Should().Be(!holds);
        new AlertCondition(field, Comparison.Exists).Holds(fields).Should().Be(field != "labels.none");
    }

    [Fact]
    public void By_the_first_rule_that_matches_and_else_by_the_fallback()
    {
        var routing = new AlertRouting(
            [
                new RoutingRule("never", [new AlertCondition("name", Values: ["Other"])], new AlertOutcome(AlertAction.Record)),
                new RoutingRule("payments", [new AlertCondition("labels.team", Values: ["payments"])], new AlertOutcome(Service: "pay", Severity: Severity.P2, Priority: AlertPriority.Low)),
                new RoutingRule("all", [], new AlertOutcome(AlertAction.Record)),
            ],
            new AlertOutcome());

        routing.Route(Source, Alert()).Should().Be(new Routed("payments", AlertAction.Declare, "pay", Severity.P2, AlertPriority.Low, null, true));
        routing.Route(Source, Alert() with { Labels = new Dictionary<string, string>() }).Rule.Should().Be("all");
        (routing with { Rules = [] }).Route(Source with { Declares = false }, Alert()).Should().Be(
            new Routed("fallback", AlertAction.Record, "prom", Severity.P1, AlertPriority.Critical, null, true));
    }

    [Fact]
    public void Names_every_fault_of_the_rules()
    {
        var routing = new AlertRouting(
            [
                new RoutingRule("", [new AlertCondition("colour", Values: ["red"]), new AlertCondition("name"), new AlertCondition("name", Comparison.Matches, ["(", @"(a)\1"])], new AlertOutcome()),
                new RoutingRule("a", [], new AlertOutcome(Service: " ", Grouping: new AlertGrouping(["shape"], TimeSpan.Zero, Wait: TimeSpan.FromHours(1)))),
                new RoutingRule("a", [], new AlertOutcome()),
            ],
            new AlertOutcome(), [new Inhibition("i", [], [], [])]);

        routing.Faults().Select(f => f.Member).Should().BeEquivalentTo(
            "rules[0].name", "rules[0].when[0].field", "rules[0].when[1].values", "rules[0].when[2].values[0]", "rules[0].when[2].values[1]", "rules[1].then.service",
            "rules[1].then.grouping.within", "rules[1].then.grouping.wait", "rules[1].then.grouping.by[0]", "rules[2].name", "inhibitions[0]");
    }

    [Theory]
    [InlineData(GroupWindow.Fixed, 4, 4, false)]
    [InlineData(GroupWindow.Fixed, 6, 6, true)]
    [InlineData(GroupWindow.Rolling, 4, 8, false)]
    [InlineData(GroupWindow.Rolling, 4, 10, true)]
    public void In_groups_that_end_by_their_window(GroupWindow window, int secondAfter, int thirdAfter, bool another)
    {
        var by = new AlertGrouping(["service"], TimeSpan.FromMinutes(5), window);
        var id = AlertGroup.IdOf("rule", ["checkout"]);

        var first = AlertGroup.With(null, id, by, Now);
        var third = AlertGroup.With(AlertGroup.With(first, id, by, Now.AddMinutes(secondAfter)), id, by, Now.AddMinutes(thirdAfter));

        (third.OpenedAt != Now).Should().Be(another);
    }

    [Fact]
    public void Knows_one_that_flaps_by_its_turns()
    {
        IReadOnlyList<DateTimeOffset> turns = [];
        for (var n = 0; n < Flapping.Turns; n++)
        {
            Flapping.Until(turns, Now).Should().BeNull();
            turns = Flapping.With(turns, Now.AddMinutes(n));
        }

        Flapping.Until(turns, Now.AddMinutes(5)).Should().Be(Now.AddMinutes(35));
        Flapping.Until(Flapping.With(turns, Now.AddHours(2)), Now.AddHours(2)).Should().BeNull("that was long ago");
    }

    [Fact]
    public void Knows_what_a_service_cannot_do_without_nearest_first() => new DependencyGraph(
            [new("web", "cart"), new("cart", "db"), new("web", "ads", DependencyStrength.Soft), new("db", "disk")])
        .NeededBy("web").Should().Equal("cart", "db", "disk");

    private static ReceivedAlert Alert() => new(
        "k", "g", ReceivedStatus.Firing, "CardsDown", "Cards are declined", null, new Dictionary<string, string> { ["team"] = "payments" }, AlertSeverity.Critical);
}
