using IncidentPlatform.Communications.Domain.Webhooks;

namespace IncidentPlatform.Communications.Tests.Webhooks;

public class Waiting_for_a_receiver
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(3, 20)]
    [InlineData(8, 640)]
    [InlineData(11, 3600)]
    [InlineData(2_000_000_000, 3600)]
    public void Takes_twice_as_long_each_time_up_to_an_hour(int attempts, int seconds) => Patience.After(attempts).Should().Be(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData(1800, 1800)]
    [InlineData(1, 1)]
    [InlineData(0, 1)]
    [InlineData(-60, 1)]
    [InlineData(86400, 3600)]
    public void Does_what_the_receiver_asks_for_within_bounds(int asked, int seconds) =>
        Patience.After(7, TimeSpan.FromSeconds(asked)).Should().Be(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Ends_after_48_hours()
    {
        var since = new DateTimeOffset(2026, 10, 24, 23, 0, 0, TimeSpan.Zero);
        Patience.IsOver(since, since + TimeSpan.FromHours(48) - TimeSpan.FromTicks(1)).Should().BeFalse();
        Patience.IsOver(since, since + TimeSpan.FromHours(48)).Should().BeTrue();
    }
}
