using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;
using IncidentPlatform.Testing;
using static IncidentPlatform.Communications.Tests.Domain.Telling;

namespace IncidentPlatform.Communications.Tests.Domain;

public class Reporting_ticket_volume
{
    private readonly AnIncident incident = new();
    private readonly Specification<Conversation> story = Story();
    private DateTimeOffset slot = TicketSlots.Of(AnIncident.Declared);

    public Reporting_ticket_volume() => story.Hears(incident.IsDeclared());

    [Fact]
    public void What_rises_is_reported_once_and_so_is_that_it_is_normal_again()
    {
        Comes(15).ThenNothing();
        Comes(30).Then(new TicketVolumeReported(slot, 30, 10, 3, TicketSlots.Length));
        Comes(50).ThenNothing();
        Comes(51).Then(new TicketVolumeReported(slot, 51, 10, 5.1m, TicketSlots.Length));
        Comes(49).ThenNothing();
        Comes(60).ThenNothing();
        Comes(110).Then<TicketVolumeReported>(v => v.Ratio.Should().Be(11));
        Comes(30).ThenNothing();
        Comes(12).Then<TicketVolumeReported>(v => v.Ratio.Should().Be(1.2m));
        Comes(60).Then<TicketVolumeReported>();
    }

    [Fact]
    public void It_was_true_when_the_period_ended()
    {
        Comes(60);
        story.Outcome.Facts.Single().OccurredAt.Should().Be(slot + TicketSlots.Length);
    }

    [Fact]
    public void A_period_is_reported_once()
    {
        Comes(60);
        Again(60).ThenNothing();
        Again(600).ThenNothing();
    }

    [Fact]
    public void Nothing_is_reported_where_normal_is_not_known()
    {
        slot += TicketSlots.Length;
        story.When((c, _) => TicketVolumes.Observe(c, new SlotVolume(slot, 500, null))).ThenNothing();
    }

    [Fact]
    public void Nothing_is_reported_of_the_time_before_the_declaration()
    {
        slot -= TicketSlots.Length;
        Again(500).ThenNothing();
    }

    [Theory]
    [InlineData("restricted")]
    [InlineData("drill")]
    [InlineData("minor")]
    [InlineData("told elsewhere")]
    [InlineData("over")]
    public void Nothing_is_reported_of_an_incident_that_is(string what)
    {
        incident.With(s => what switch
        {
            "restricted" => s with { Restricted = true },
            "drill" => s with { Mode = "drill" },
            "minor" => s with { Severity = "P3" },
            "told elsewhere" => s with { ToldThrough = "INC-2026-0002" },
            _ => s with { Status = "closed" },
        });
        story.Hears(incident.GetsANote());
        Comes(500).ThenNothing();
    }

    [Fact]
    public void It_is_reported_through_the_recovery_watch()
    {
        story.Hears(incident.IsResolved(AnIncident.Declared.AddHours(3)));
        Comes(60).Then<TicketVolumeReported>();
        story.Hears(incident.IsAllClear());
        Comes(600).ThenNothing();
    }

    [Fact]
    public void The_longest_storm_takes_few_facts()
    {
        for (var n = 0; n < 2_000; n++)
            Comes(10 + n * n);
        story.Recorded.Count(f => f.Data is TicketVolumeReported).Should().BeLessThan(25);
    }

    private Specification<Conversation> Comes(int tickets)
    {
        slot += TicketSlots.Length;
        return Again(tickets);
    }

    private Specification<Conversation> Again(int tickets) => story.When((c, _) => TicketVolumes.Observe(c, new SlotVolume(slot, tickets, 10)));
}
