using IncidentPlatform.Cli.Running;

namespace IncidentPlatform.Cli.Tests;

public sealed class Times_and_durations
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 2, 14, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("90s", "00:01:30")]
    [InlineData("15m", "00:15:00")]
    [InlineData("1h30m", "01:30:00")]
    [InlineData("2d", "2.00:00:00")]
    [InlineData("PT15M", "00:15:00")]
    public void Are_read_as_people_type_them(string text, string expected) => Durations.Parse(text).Should().Be(TimeSpan.Parse(expected));

    [Theory]
    [InlineData("")]
    [InlineData("15")]
    [InlineData("m15")]
    [InlineData("Pnonsense")]
    public void Are_refused_where_they_say_nothing(string text) => Durations.Parse(text).Should().BeNull();

    [Theory]
    [InlineData("+45m", "2026-03-02T02:59:00Z")]
    [InlineData("now", "2026-03-02T02:14:00Z")]
    [InlineData("2026-03-02T04:00:00+02:00", "2026-03-02T02:00:00Z")]
    [InlineData("2026-03-02T04:00:00", "2026-03-02T04:00:00Z")]
    public void Can_be_relative(string text, string expected) => Durations.ParseTime(text, Now).Should().Be(DateTimeOffset.Parse(expected));

    [Fact]
    public void That_mean_nothing_are_no_time() => Durations.ParseTime("tomorrow-ish", Now).Should().BeNull();
}
