using System.Globalization;
using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Tests.Catalogue;

public sealed class Business_hours_of_a_team
{
    private static readonly BusinessHours Berlin = new()
    {
        TimeZone = "Europe/Berlin",
        Hours = [.. new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Friday }.Select(d => new OpenHours(d, "09:00", "17:00")), new(DayOfWeek.Sunday, "02:30", "03:30")],
        Holidays = [new(new DateOnly(2026, 12, 25), "Christmas")],
    };

    [Theory]
    [InlineData("2026-03-02T08:00:00Z", true, "in winter nine is eight in UTC")]
    [InlineData("2026-03-02T07:59:59Z", false, "before nine")]
    [InlineData("2026-03-02T16:00:00Z", false, "five is closed already")]
    [InlineData("2026-07-06T07:00:00Z", true, "in summer nine is seven in UTC")]
    [InlineData("2026-03-04T10:00:00Z", false, "a Wednesday")]
    [InlineData("2026-12-25T10:00:00Z", false, "a holiday on a Friday")]
    public void Are_kept_in_local_time(string at, bool open, string because) => Berlin.IsOpen(Time(at)).Should().Be(open, because);

    [Theory]
    [InlineData("2026-03-02T10:00:00Z", "2026-03-03T08:00:00Z", "open now: the next opening is tomorrow's")]
    [InlineData("2026-12-22T20:00:00Z", "2026-12-27T01:30:00Z", "Friday is a holiday")]
    [InlineData("2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z", "half past two does not exist that night: the first time after it does")]
    public void Say_when_they_open_next(string after, string opens, string because) => Berlin.NextOpening(Time(after)).Should().Be(Time(opens), because);

    [Fact]
    public void Never_open_where_every_day_is_a_holiday() =>
        new BusinessHours { TimeZone = "UTC", Hours = [] }.NextOpening(Time("2026-01-01T00:00:00Z")).Should().BeNull();

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
