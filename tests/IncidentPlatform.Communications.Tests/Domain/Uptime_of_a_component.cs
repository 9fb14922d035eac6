using IncidentPlatform.Communications.Domain;

namespace IncidentPlatform.Communications.Tests.Domain;

public class Uptime_of_a_component
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Is_whole_where_nothing_was_wrong()
    {
        var days = Uptime.Of([], since: null, Now);

        days.Should().HaveCount(90).And.OnlyContain(d => d.Worst == ComponentStatus.Operational);
        days[0].Day.Should().Be(new DateOnly(2025, 12, 3));
        days[^1].Should().BeEquivalentTo(new { Day = new DateOnly(2026, 3, 2), Known = TimeSpan.FromHours(12) });
        days[^2].Known.Should().Be(TimeSpan.FromDays(1));
        Uptime.Share(days).Should().Be(1);
    }

    [Fact]
    public void Divides_what_goes_over_midnight_between_the_days()
    {
        var days = Uptime.Of([Outage(ComponentStatus.MajorOutage, "2026-02-27T22:30Z", "2026-03-01T00:15Z")], null, Now);

        days.Where(d => d.MajorOutage > TimeSpan.Zero).Select(d => (d.Day.Day, d.MajorOutage)).Should().Equal(
            (27, TimeSpan.FromMinutes(90)), (28, TimeSpan.FromDays(1)), (1, TimeSpan.FromMinutes(15)));
        days.Single(d => d.Day.Day == 28 && d.Day.Month == 2).Worst.Should().Be(ComponentStatus.MajorOutage);
    }

    [Fact]
    public void Does_not_touch_the_day_at_whose_midnight_it_ends_or_that_it_ends_before()
    {
        var days = Uptime.Of([Outage(ComponentStatus.MajorOutage, "2026-02-28T00:00Z", "2026-03-01T00:00Z")], null, Now);

        days.Where(d => d.Worst != ComponentStatus.Operational).Select(d => d.Day).Should().Equal(new DateOnly(2026, 2, 28));
    }

    [Fact]
    public void Knows_of_what_began_before_the_first_day()
    {
        var days = Uptime.Of([Outage(ComponentStatus.DegradedPerformance, "2025-06-01T00:00Z", "2025-12-03T06:00Z")], null, Now);

        days[0].Should().BeEquivalentTo(new { Worst = ComponentStatus.DegradedPerformance, Degraded = TimeSpan.FromHours(6) });
        days.Skip(1).Should().OnlyContain(d => d.Worst == ComponentStatus.Operational);
    }

    [Fact]
    public void Counts_what_lasts_until_now_and_nothing_of_what_is_to_come()
    {
        var days = Uptime.Of(
            [Outage(ComponentStatus.PartialOutage, "2026-03-02T11:00Z", null), Outage(ComponentStatus.MajorOutage, "2026-03-02T13:00Z", "2026-03-02T14:00Z")], null, Now);

        days[^1].Should().BeEquivalentTo(new { Worst = ComponentStatus.PartialOutage, PartialOutage = TimeSpan.FromHours(1), MajorOutage = TimeSpan.Zero });
    }

    [Fact]
    public void Counts_the_worst_where_disruptions_overlap()
    {
        var days = Uptime.Of(
            [
                Outage(ComponentStatus.UnderMaintenance, "2026-03-01T01:00Z", "2026-03-01T05:00Z"),
                Outage(ComponentStatus.MajorOutage, "2026-03-01T02:00Z", "2026-03-01T03:00Z"),
                Outage(ComponentStatus.DegradedPerformance, "2026-03-01T02:30Z", "2026-03-01T04:00Z"),
            ], null, Now);

        days[^2].Should().BeEquivalentTo(new
        {
            Worst = ComponentStatus.MajorOutage,
            MajorOutage = TimeSpan.FromHours(1),
            Degraded = TimeSpan.FromHours(1),
            Maintenance = TimeSpan.FromHours(2),
        });
    }

    [Fact]
    public void Is_not_known_before_the_component_was_there()
    {
        var days = Uptime.Of([Outage(ComponentStatus.MajorOutage, "2026-02-20T00:00Z", "2026-03-01T19:00Z")], Time("2026-03-01T18:00Z"), Now);

        days.Take(88).Should().OnlyContain(d => d.Known == TimeSpan.Zero && d.MajorOutage == TimeSpan.Zero);
        days[88].Should().BeEquivalentTo(new { Known = TimeSpan.FromHours(6), MajorOutage = TimeSpan.FromHours(1) });
        Uptime.Share(days).Should().BeApproximately(1 - (1 / 18.0), 1e-9);
    }

    [Fact]
    public void Counts_a_partial_outage_by_a_part_and_maintenance_not_at_all()
    {
        var days = Uptime.Of(
            [Outage(ComponentStatus.PartialOutage, "2026-03-01T00:00Z", "2026-03-02T00:00Z"), Outage(ComponentStatus.UnderMaintenance, "2026-03-02T00:00Z", null)],
            Time("2026-03-01T00:00Z"), Now);

        Uptime.Share(days).Should().BeApproximately(1 - (0.3 * 24 / 36), 1e-9);
    }

    [Fact]
    public void Is_unknown_of_what_was_put_on_the_page_just_now() => Uptime.Share(Uptime.Of([], Now, Now)).Should().BeNull();

    [Fact]
    public void Follows_from_the_posts_of_an_incident()
    {
        StatusPost Post(PublicStatus status, string severity, string at, params string[] components) =>
            new(Guid.CreateVersion7(), status, severity, components, "Title", "Body", Time(at));
        var disruptions = Disruptions.Of(
        [
            Post(PublicStatus.Investigating, "P2", "2026-03-01T01:00Z", "Checkout"),
            Post(PublicStatus.Identified, "P1", "2026-03-01T02:00Z", "Checkout", "Search"),
            Post(PublicStatus.Monitoring, "P3", "2026-03-01T03:00Z", "Checkout"),
            Post(PublicStatus.Resolved, "P3", "2026-03-01T04:00Z", "Checkout"),
        ]);

        disruptions.Should().Equal(
            new Disruption("Checkout", ComponentStatus.PartialOutage, Time("2026-03-01T01:00Z"), Time("2026-03-01T02:00Z")),
            new Disruption("Checkout", ComponentStatus.MajorOutage, Time("2026-03-01T02:00Z"), Time("2026-03-01T03:00Z")),
            new Disruption("Search", ComponentStatus.MajorOutage, Time("2026-03-01T02:00Z"), Time("2026-03-01T03:00Z")),
            new Disruption("Checkout", ComponentStatus.DegradedPerformance, Time("2026-03-01T03:00Z"), Time("2026-03-01T04:00Z")));
    }

    private static Disruption Outage(ComponentStatus status, string from, string? until) => new("Checkout", status, Time(from), until is null ? null : Time(until));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
