using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Catalogue;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Applying_a_scenario
{
    private static readonly Scenario Prepared = new(
        "card-payments-down", new ScenarioMatch(Services: ["payments"]), "Cards fail", new Runbook("Cards", "https://wiki.example.com/cards"),
        "Card payments are slow; money is safe.",
        [new ScenarioAssignment("engineering-lead", "on-call:primary"), new ScenarioAssignment("support-lead", Linus)], "https://hooks.example.com/1");

    [Fact]
    public void Records_it_once_and_assigns_the_roles()
    {
        var story = ACommandedIncident().When((i, now) => Scenarios.Apply(i!, Prepared, _ => Grace, Actor.Person(Ada), now)).Then(
            new ScenarioApplied("card-payments-down", CallsWebhook: true, "Cards", "https://wiki.example.com/cards", "Card payments are slow; money is safe."),
            new RoleAssigned("engineering-lead", Grace, RoleBasis.Assigned, Acknowledged: false),
            new RoleAssigned("support-lead", Linus, RoleBasis.Assigned, Acknowledged: false));

        story.State!.Scenarios.Should().Equal("card-payments-down");
        story.When((i, now) => Scenarios.Apply(i!, Prepared, _ => Grace, Actor.Person(Ada), now)).ThenNothing();
        AClosedIncident().When((i, now) => Scenarios.Apply(i!, Prepared, _ => Grace, Actor.Person(Ada), now)).ThenRefused("incident-over");
    }

    [Fact]
    public void Assigns_by_the_rules_and_says_what_they_refused()
    {
        var story = ACommandedIncident().When((i, now) => Scenarios.Apply(i!, Prepared, _ => Ada, Actor.Person(Ada), now));

        story.Outcome.Facts.Select(f => f.Data.GetType()).Should().Equal(typeof(ScenarioApplied), typeof(ConsequenceRefused), typeof(RoleAssigned));
        story.Then<ConsequenceRefused>(r => r.Rule.Should().Be("commander-cannot-lead-engineering"));
        story.Outcome.Facts[1].Cause.Should().Be(story.Outcome.Facts[0].Id);
        ACommandedIncident().When((i, now) => Scenarios.Apply(i!, Prepared, _ => null, Actor.Person(Ada), now))
            .Then<ConsequenceRefused>(r => r.Rule.Should().Be("nobody-on-call"));
    }

    [Fact]
    public void Judges_each_assignment_with_those_before_it_in_place()
    {
        var clash = Prepared with { Assignments = [new("engineering-lead", Grace), new("commander", Grace)] };

        ADeclaredIncident().When((i, now) => Scenarios.Apply(i!, clash, _ => null, Actor.Person(Linus), now))
            .Then<ConsequenceRefused>(r => r.Rule.Should().Be("engineering-lead-cannot-command"));
    }

    [Theory]
    [InlineData("payments", null, null, true)]
    [InlineData("search", null, null, false)]
    [InlineData(null, "PaymentsDown", null, true)]
    [InlineData(null, "DiskFull", null, false)]
    [InlineData(null, null, "payments FAIL", true)]
    [InlineData("payments", "DiskFull", null, false)]
    [InlineData(null, null, null, false)]
    public void Is_offered_to_incidents_that_have_one_of_each_kind(string? service, string? alert, string? word, bool offered)
    {
        var match = new ScenarioMatch(Some(service), Some(alert), Some(word));

        match.Takes(ADeclaredIncident().State!, ["PaymentsDown"]).Should().Be(offered);

        static string[]? Some(string? one) => one is null ? null : [one];
    }

    [Fact]
    public void Its_webhook_is_told_of_once_it_was_applied()
    {
        var called = new ScenarioWebhookCalled("card-payments-down", Accepted: true, 1, 202);
        ACommandedIncident().Given(new ScenarioApplied("card-payments-down", true)).When((i, _) => Scenarios.Called(i!, called)).Then(called);
        ACommandedIncident().When((i, _) => Scenarios.Called(i!, called)).ThenNothing();
    }

    [Fact]
    public void Is_configured_without_faults_or_not_at_all()
    {
        Prepared.Faults().Should().BeEmpty();
        var faulty = new Scenario(
            "Card Payments", new ScenarioMatch(), null, new Runbook("", "wiki"), new string('x', 1001), [new("chief", "")], "file:///etc/passwd");
        faulty.Faults().Select(f => f.Member).Should().Equal(
            "name", "match", "runbook.title", "runbook.url", "firstMessage", "assignments[0].role", "assignments[0].person", "webhook");
    }
}
