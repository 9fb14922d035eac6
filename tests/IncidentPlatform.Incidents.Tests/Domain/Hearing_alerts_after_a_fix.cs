using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Testing;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

/// <summary>Some sources never say that an alert has ended: what they counted as firing all along must not hide what is new.</summary>
public sealed class Hearing_alerts_after_a_fix
{
    [Fact]
    public void In_the_watch_a_new_alert_reopens_even_while_old_ones_still_count_as_firing() => Fires(AResolvedIncident(), turned: true, minutesAfter: -90, othersFire: true)
        .Then<IncidentReopened>();

    [Fact]
    public void In_the_watch_a_known_alert_that_started_again_reopens() => Fires(AResolvedIncident(), turned: false, minutesAfter: 1, othersFire: true)
        .Then<RecurrenceDetected>(e => e.Reason.Should().Be("Down fails again."));

    [Fact]
    public void In_the_watch_a_known_alert_that_started_before_resolved_is_no_news() => Fires(AResolvedIncident(), turned: false, minutesAfter: 0, othersFire: true)
        .ThenNothing();

    [Fact]
    public void While_it_is_verified_a_new_alert_restarts_the_stability_window()
    {
        var story = Fires(AVerifiedFix().After(TimeSpan.FromMinutes(5)), turned: true, minutesAfter: 0, othersFire: true).Then<SignalFailed>();

        story.State!.Status.Should().Be(IncidentStatus.Fixing);
        Resolution.QuietSince(story.State).Should().Be(story.Now);
    }

    [Fact]
    public void While_it_is_verified_one_that_fires_since_before_the_fix_is_no_news() =>
        Fires(AVerifiedFix(), turned: false, minutesAfter: -1, othersFire: true).ThenNothing();

    [Fact]
    public void While_it_is_worked_on_only_the_turn_to_failing_is_news()
    {
        var failing = AVerifiedFix().Given(new SignalFailed("Down"));
        Fires(failing, turned: true, minutesAfter: 1, othersFire: true).ThenNothing();
        Fires(failing, turned: true, minutesAfter: 1, othersFire: false).Then<SignalFailed>();
    }

    private static Specification<Incident> Fires(Specification<Incident> story, bool turned, int minutesAfter, bool othersFire) => story
        .When((i, now) => AlertFirings.Of(i!, [new AlertFiring("prometheus", "Down", now.AddMinutes(minutesAfter), turned)], othersFire));
}
