using IncidentPlatform.Incidents.Intake;

namespace IncidentPlatform.Incidents.Tests.Intake;

public sealed class Reading_a_signal
{
    private static readonly DateTimeOffset Since = new(2026, 3, 2, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void That_never_reported_says_nothing() => SignalReports.Reading("s", [], Since).Should().BeNull();

    [Fact]
    public void Measures_the_longest_gap_within_the_window()
    {
        var reading = SignalReports.Reading("s", [At(-4), At(1), At(8), At(9)], Since)!;

        reading.LongestGap.Should().Be(TimeSpan.FromMinutes(7), "the gap before the window does not count");
        reading.LastReportAt.Should().Be(Since.AddMinutes(9));
        reading.HealthySince.Should().Be(Since.AddMinutes(-4));
    }

    [Fact]
    public void Counts_the_wait_for_its_first_report_as_a_gap() =>
        SignalReports.Reading("s", [At(6), At(7)], Since)!.LongestGap.Should().Be(TimeSpan.FromMinutes(6));

    [Fact]
    public void Is_healthy_since_it_last_failed() =>
        SignalReports.Reading("s", [At(1), At(2, healthy: false), At(3), At(4)], Since)!.HealthySince.Should().Be(Since.AddMinutes(3));

    [Fact]
    public void That_fails_is_healthy_since_never() =>
        SignalReports.Reading("s", [At(1), At(2, healthy: false)], Since)!.HealthySince.Should().BeNull();

    private static (bool, DateTimeOffset) At(int minutes, bool healthy = true) => (healthy, Since.AddMinutes(minutes));
}
