using IncidentPlatform.Incidents.Intake.Formats;

namespace IncidentPlatform.Incidents.Tests.Intake.Formats;

public sealed class Reading_times
{
    [Theory]
    [InlineData("2026-03-02T02:14:00Z")]
    [InlineData("2026-03-02T03:14:00+01:00")]
    [InlineData("2026-03-02 02:14:00 +0000 UTC m=+12.5")]
    [InlineData("1772417640")]
    [InlineData("1772417640000")]
    [InlineData("1772417640000000")]
    [InlineData("1772417640000000000")]
    public void Takes_them_as_monitoring_tools_write_them(string text) =>
        Times.Read(text).Should().BeCloseTo(new DateTimeOffset(2026, 3, 2, 2, 14, 0, TimeSpan.Zero), TimeSpan.FromMilliseconds(1));

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("1e30")]
    [InlineData("NaN")]
    public void Takes_nothing_else(string text) => Times.Read(text).Should().BeNull();
}
