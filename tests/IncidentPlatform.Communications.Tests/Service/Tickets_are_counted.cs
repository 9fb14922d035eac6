using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Communications.Tests.Service;

[Collection(ARunningCommunications.OneAtATime)]
public sealed class Tickets_are_counted(ARunningCommunications communications) : WithTickets(communications)
{
    [Fact]
    public async Task Far_more_than_normal_are_reported_once_over_a_kill()
    {
        var incident = await Communications.AnIncident().Declared(services: Service);
        await incident.Draft("customers");
        var slot = TicketSlots.Of(incident.State!.DeclaredAt);
        await Usually(2, slot);
        for (var n = 0; n < 12; n++)
            await Opens(slot, Service);
        await Opens(slot, "something-else");

        await Communications.Platform.Communications.Kill();
        Communications.Clock.MoveTo(slot + 2 * TicketSlots.Length + TimeSpan.FromMinutes(2));
        await Communications.Platform.Communications.Start();

        (await Reported<TicketVolumeReported>(incident, 2)).Should().Equal(
            new TicketVolumeReported(12, 2, 6, TimeSpan.FromMinutes(15)), new TicketVolumeReported(0, 2, 0, TimeSpan.FromMinutes(15)));

        await Communications.Platform.Communications.Kill();
        await Communications.Platform.Communications.Start();
        Communications.Clock.MoveTo(slot + 3 * TicketSlots.Length + TimeSpan.FromMinutes(2));
        var trend = await Reads($"incidents/{incident.Id}/ticket-trend", t => t.GetProperty("slots").GetArrayLength() == 3);
        trend.GetProperty("services")[0].GetString().Should().Be(Service);
        trend.GetProperty("slots").EnumerateArray().Select(s => (s.GetProperty("count").GetInt32(), s.GetProperty("normal").GetDecimal(), s.GetProperty("ratio").GetDecimal()))
            .Should().Equal((12, 2, 6), (0, 2, 0), (0, 2, 0));
        AllReported<TicketVolumeReported>(incident).Should().HaveCount(2);
    }

    [Fact]
    public async Task Without_history_nothing_is_called_normal_and_nothing_is_reported()
    {
        // To an hour of the week in which no other test has said what is usual.
        Later(TimeSpan.FromHours(36));
        var incident = await Communications.AnIncident().Declared(services: Service);
        await incident.Draft("customers");
        var slot = TicketSlots.Of(incident.State!.DeclaredAt);
        await Usually(2, slot, weeks: 1);
        await Opens(slot, Service);

        Communications.Clock.MoveTo(slot + TicketSlots.Length + TimeSpan.FromMinutes(2));

        var trend = await Reads($"incidents/{incident.Id}/ticket-trend", t => t.GetProperty("slots").GetArrayLength() == 1);
        trend.GetProperty("slots")[0].GetProperty("count").GetInt32().Should().Be(1);
        trend.GetProperty("slots")[0].TryGetProperty("normal", out _).Should().BeFalse();
        AllReported<TicketVolumeReported>(incident).Should().BeEmpty();
    }

    [Fact]
    public async Task The_commander_hears_of_them_with_each_update_and_hourly_while_recovery_is_watched()
    {
        var incident = await Communications.AnIncident().Declared(services: Service);
        var draft = await incident.Draft("customers");
        var slot = TicketSlots.Of(incident.State!.DeclaredAt);
        await Usually(2, slot);
        await Opens(slot, Service);
        Communications.Clock.MoveTo(slot + TicketSlots.Length + TimeSpan.FromMinutes(2));
        await Reads($"incidents/{incident.Id}/ticket-trend", t => t.GetProperty("slots").GetArrayLength() == 1);

        await incident.Sends(draft);

        await Room(incident, said => said.Contains("Tickets: 1 in 15 minutes", StringComparison.Ordinal) && said.Contains("0.5 times the normal 2", StringComparison.Ordinal));
        await incident.Happens(new IncidentResolved(Communications.Clock.Now, []), "resolved");
        await incident.Draft("customers", "resolved");
        Later(TimeSpan.FromMinutes(61));
        var room = await Room(incident, said => Told(said) == 2);
        room.Should().Contain("Before: ");
        Later(TimeSpan.FromHours(3));
        await Room(incident, said => Told(said) == 3);
        await Waiting("tell-ticket-trend", n => n == 0);
        Told(await Room(incident, _ => true)).Should().Be(3, "recovery is watched for two hours");
    }

    private static int Told(string room) => room.Split("Tickets: ").Length - 1;
}
