using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Watching_the_recovery
{
    [Fact]
    public void Ends_with_the_commander_declaring_all_clear()
    {
        var resolved = AResolvedIncident();
        var since = resolved.Now;

        resolved.After(P1.RecoveryWatch)
            .When((i, now) => Resolution.DeclareAllClear(i!, Actor.Person(Ada), now))
            .Then(new AllClearDeclared(since))
            .State!.Status.Should().Be(IncidentStatus.Closed);
    }

    [Fact]
    public void Cannot_be_cut_short() => AResolvedIncident()
        .After(P1.RecoveryWatch - TimeSpan.FromSeconds(1))
        .When((i, now) => Resolution.DeclareAllClear(i!, Actor.Person(Ada), now))
        .ThenRefused("recovery-watch");

    [Fact]
    public void Is_ended_by_nobody_else() => AResolvedIncident()
        .After(P1.RecoveryWatch)
        .When((i, now) => Resolution.DeclareAllClear(i!, Actor.Person(Grace), now))
        .ThenRefused("only-commander");

    [Fact]
    public void Has_not_begun_before_resolved() => AStableFix()
        .When((i, now) => Resolution.DeclareAllClear(i!, Actor.Person(Ada), now))
        .ThenRefused("not-resolved");

    [Fact]
    public void All_clear_twice_records_nothing_more() => AClosedIncident()
        .When((i, now) => Resolution.DeclareAllClear(i!, Actor.Person(Ada), now))
        .ThenNothing();

    [Fact]
    public void A_recurrence_reopens_the_same_incident()
    {
        var story = AResolvedIncident()
            .After(TimeSpan.FromMinutes(30))
            .When((i, _) => Resolution.Recur(i!, "Cards fail again"))
            .Then(new RecurrenceDetected("Cards fail again"), new IncidentReopened("Cards fail again"));

        story.State!.Status.Should().Be(IncidentStatus.Investigating);
        story.State.Commander.Should().Be(Ada);
    }

    [Fact]
    public void A_failing_signal_reopens_it_too() => AResolvedIncident()
        .When((i, _) => Resolution.Fail(i!, Signal))
        .Then<IncidentReopened>();

    [Fact]
    public void A_recurrence_after_all_clear_is_a_new_incident() => AClosedIncident()
        .When((i, _) => Resolution.Recur(i!, "Cards fail again"))
        .ThenRefused("incident-over");

    [Fact]
    public void A_recurrence_before_resolved_is_none() => AStableFix()
        .When((i, _) => Resolution.Recur(i!, "Cards fail again"))
        .ThenRefused("not-resolved");

    [Fact]
    public void Reopened_needs_a_new_verification() => AResolvedIncident()
        .When((i, _) => Resolution.Recur(i!, "Cards fail again"))
        .After(TimeSpan.FromHours(1))
        .When((i, now) => Resolution.Resolve(i!, Healthy(now), Actor.Person(Ada), now))
        .ThenRefused("verification-not-passed");

    [Fact]
    public void The_timer_resumes_when_reopened_without_the_time_it_stood()
    {
        var story = AResolvedIncident();
        var stopped = story.State!.Timer.Elapsed(story.Now);

        story.After(TimeSpan.FromMinutes(30))
            .When((i, _) => Resolution.Recur(i!, "Cards fail again"))
            .After(TimeSpan.FromMinutes(10))
            .State!.Timer.Elapsed(story.Now).Should().Be(stopped + TimeSpan.FromMinutes(10));
    }
}
