using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Declaring_resolved
{
    private static readonly Actor Commander = Actor.Person(Ada);

    [Fact]
    public void Needs_a_fix_a_passed_verification_and_the_stability_window()
    {
        var story = AStableFix().When((i, now) => Resolution.Resolve(i!, Healthy(now), Commander, now));

        story.Then(new IncidentResolved(story.Now - P1.StabilityWindow, [Signal]));
        story.State!.Status.Should().Be(IncidentStatus.Resolved);
    }

    [Fact]
    public void Is_for_the_commander_alone() => AStableFix()
        .When((i, now) => Resolution.Resolve(i!, Healthy(now), Actor.Person(Grace), now))
        .ThenRefused("only-commander");

    [Fact]
    public void Twice_records_nothing_more() => AResolvedIncident()
        .When((i, now) => Resolution.Resolve(i!, Healthy(now), Commander, now))
        .ThenNothing();

    [Fact]
    public void Without_a_deployed_fix_is_refused() => AValidatedFix()
        .When((i, now) => Resolution.Resolve(i!, Healthy(now), Commander, now))
        .ThenRefused("fix-not-deployed");

    [Fact]
    public void Of_a_fix_that_was_taken_back_is_refused() => AStableFix()
        .Given(new FixReverted(TheFix, "Made it worse"))
        .When((i, now) => Resolution.Resolve(i!, Healthy(now), Commander, now))
        .ThenRefused("fix-not-deployed");

    [Fact]
    public void Without_a_verification_is_refused() => ADeployedFix()
        .After(TimeSpan.FromHours(1))
        .When((i, now) => Resolution.Resolve(i!, Healthy(now), Commander, now))
        .ThenRefused("verification-not-passed");

    [Fact]
    public void After_a_failed_verification_is_refused() => AStableFix()
        .Given(new VerificationRecorded(false, "Still failing", []))
        .When((i, now) => Resolution.Resolve(i!, Healthy(now), Commander, now))
        .ThenRefused("verification-not-passed");

    [Fact]
    public void A_second_before_the_window_ends_is_refused() => AVerifiedFix()
        .After(P1.StabilityWindow - TimeSpan.FromSeconds(1))
        .When((i, now) => Resolution.Resolve(i!, Healthy(now), Commander, now))
        .ThenRefused("stability-window");

    [Fact]
    public void Counts_from_when_it_was_recorded_so_that_back_dating_satisfies_nothing() => AValidatedFix()
        .When((i, now) => Fixing.Deploy(i!, TheFix, Linus, now.AddHours(-1), now))
        .When((i, now) => Resolution.Verify(i!, new VerificationRecorded(true, "Paid", [Signal]), now.AddHours(-1), now))
        .When((i, now) => Resolution.Resolve(i!, Healthy(now), Commander, now))
        .ThenRefused("stability-window");

    [Fact]
    public void Counts_anew_from_a_failing_signal() => AStableFix()
        .When((i, _) => Resolution.Fail(i!, Signal))
        .Then(new SignalFailed(Signal))
        .After(P1.StabilityWindow - TimeSpan.FromSeconds(1))
        .When((i, now) => Resolution.Resolve(i!, Healthy(now), Commander, now))
        .ThenRefused("stability-window")
        .After(TimeSpan.FromSeconds(1))
        .When((i, now) => Resolution.Resolve(i!, Healthy(now), Commander, now))
        .Then<IncidentResolved>();

    [Fact]
    public void Counts_anew_from_another_deployment()
    {
        var second = Guid.CreateVersion7();
        AStableFix()
            .Given(new FixProposed(second, FixKind.Fix, "Index", Linus), new FixValidated(second, Grace), new FixDeployed(second, Linus))
            .When((i, now) => Resolution.Resolve(i!, Healthy(now), Commander, now))
            .ThenRefused("stability-window");
    }

    [Fact]
    public void On_silence_is_refused() => AStableFix()
        .When((i, now) => Resolution.Resolve(i!, new SignalReadings([], TimeSpan.Zero), Commander, now))
        .ThenRefused("signals-silent");

    [Theory]
    [InlineData(60, 0, 6)]
    [InlineData(60, 6, 1)]
    [InlineData(9, 0, 1)]
    public void On_a_signal_that_did_not_report_throughout_is_refused(int healthyForMinutes, int lastReportMinutesAgo, int longestGapMinutes) =>
        AStableFix()
            .When((i, now) => Resolution.Resolve(
                i!,
                new SignalReadings(
                    [
                        new SignalReading(
                            Signal, now.AddMinutes(-healthyForMinutes), now.AddMinutes(-lastReportMinutesAgo),
                            TimeSpan.FromMinutes(longestGapMinutes)),
                    ],
                    TimeSpan.Zero),
                Commander, now))
            .ThenRefused("signals-silent");

    [Fact]
    public void On_a_signal_that_nobody_named_is_refused() => AStableFix()
        .When((i, now) => Resolution.Resolve(
            i!, new SignalReadings([Healthy(now).Signals[0] with { Signal = "weather" }], TimeSpan.Zero), Commander, now))
        .ThenRefused("signals-silent");

    [Fact]
    public void While_a_named_signal_fails_is_refused() => AStableFix()
        .When((i, now) => Resolution.Resolve(
            i!, new SignalReadings([Healthy(now).Signals[0] with { HealthySince = null }], TimeSpan.Zero), Commander, now))
        .ThenRefused("signal-failing");

    [Fact]
    public void Where_no_signal_was_named_is_refused() => ADeployedFix()
        .Given(new VerificationRecorded(true, "Looks fine", []))
        .After(P1.StabilityWindow)
        .When((i, now) => Resolution.Resolve(i!, Healthy(now), Commander, now))
        .ThenRefused("no-signal-named");

    [Fact]
    public void While_intake_is_behind_can_be_tried_again() => AStableFix()
        .When((i, now) => Resolution.Resolve(i!, Healthy(now) with { IntakeLag = TimeSpan.FromSeconds(5.1) }, Commander, now))
        .ThenRefused("signals-not-current")
        .Outcome.Refusal!.Kind.Should().Be(RejectionKind.NotCurrent);

    [Fact]
    public void Stops_the_timer()
    {
        var story = AResolvedIncident();
        var stopped = story.State!.Timer.Elapsed(story.Now);

        story.After(TimeSpan.FromHours(1)).State!.Timer.Elapsed(story.Now).Should().Be(stopped);
    }
}
