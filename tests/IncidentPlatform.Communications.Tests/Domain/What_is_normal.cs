using IncidentPlatform.Communications.Domain;

namespace IncidentPlatform.Communications.Tests.Domain;

public class What_is_normal
{
    /// <summary>A Monday.</summary>
    private static readonly DateTimeOffset Slot = new(2026, 3, 30, 9, 15, 0, TimeSpan.Zero);

    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private readonly Dictionary<DateTimeOffset, int> counted = [];

    [Fact]
    public void It_is_the_median_of_the_same_hour_of_the_weeks_before()
    {
        Week(1, 4, 4, 5, 5);
        Week(2, 6, 6, 7, 7);
        Week(3, 200, 200, 200, 200);

        Normal().Should().Be(6.5m, "an hour in which much was wrong does not make much normal");
    }

    [Fact]
    public void Hours_beside_it_and_weeks_further_back_do_not_count()
    {
        Week(1, 4, 4, 4, 4);
        Week(2, 4, 4, 4, 4);
        Week(5, 90, 90, 90, 90);
        counted[Slot.AddDays(-7).AddHours(1)] = 90;

        Normal().Should().Be(4);
    }

    [Fact]
    public void It_is_not_known_before_two_weeks_were_counted()
    {
        Normal().Should().BeNull();
        Week(1, 4, 4, 4, 4);
        Normal().Should().BeNull();
        counted[Slot.AddDays(-14)] = 4;
        Normal().Should().Be(4);
    }

    [Fact]
    public void It_is_never_less_than_one()
    {
        Week(1, 0, 0, 0, 0);
        Week(2, 0, 0, 0, 0);

        Normal().Should().Be(1);
    }

    [Fact]
    public void The_hour_is_that_of_the_wall_clock_over_a_change_of_the_clocks()
    {
        // On 29 March 2026 the clocks of Berlin went forward: 09:15 UTC is a quarter past eleven, and was a quarter past ten.
        counted[Slot.AddDays(-7).AddHours(1)] = 8;
        counted[Slot.AddDays(-14).AddHours(1)] = 10;
        counted[Slot.AddDays(-7)] = 70;
        counted[Slot.AddDays(-14)] = 70;

        Normal(Berlin).Should().Be(9);
        Normal().Should().Be(70);
    }

    [Fact]
    public void A_week_that_has_no_such_hour_is_left_out()
    {
        var night = new DateTimeOffset(2026, 4, 5, 0, 30, 0, TimeSpan.Zero);
        counted[night.AddDays(-7)] = 50;
        counted[night.AddDays(-14).AddHours(1)] = 3;
        counted[night.AddDays(-21).AddHours(1)] = 5;

        TicketSlots.Normal(Counted, night, 4, Berlin).Should().Be(4, "on 29 March half past two did not happen");
    }

    [Fact]
    public void A_ticket_that_names_two_services_counts_once_for_both()
    {
        var slot = new CountedSlot(Slot, [new(["a", "b"], 2), new(["a"], 3), new([], 10)]);

        slot.Touching(["a", "b"]).Should().Be(5);
        slot.Touching(["B"]).Should().Be(2);
        slot.Touching(["c"]).Should().Be(0);
        slot.Touching(null).Should().Be(15);
    }

    private decimal? Normal(TimeZoneInfo? zone = null) => TicketSlots.Normal(Counted, Slot, 4, zone ?? TimeZoneInfo.Utc);

    private int? Counted(DateTimeOffset slot) => counted.TryGetValue(slot, out var count) ? count : null;

    private void Week(int before, params int[] quarters)
    {
        for (var n = 0; n < quarters.Length; n++)
            counted[Slot.AddMinutes(-15 + 15 * n).AddDays(-7 * before)] = quarters[n];
    }
}
