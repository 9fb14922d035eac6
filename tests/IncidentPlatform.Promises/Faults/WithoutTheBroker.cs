using IncidentPlatform.Client.Incidents;

namespace IncidentPlatform.Promises.Faults;

public sealed class WithoutTheBroker(AConfiguredPlatform platform) : IClassFixture<AConfiguredPlatform>
{
    [Fact]
    public Task Commands_succeed_and_everyone_hears_of_it_once_it_is_back() => Cut(Task.CompletedTask);

    /// <summary>Longer than the relay waits for a confirm: it fails, and has to come back by itself.</summary>
    [Fact]
    public Task A_broker_that_is_away_for_longer_than_a_confirm_is_waited_for() => Cut(Task.Delay(TimeSpan.FromSeconds(15)));

    [Fact, Trait("category", "soak")]
    public Task A_broker_that_is_away_for_ten_minutes_is_waited_for() => Cut(Task.Delay(TimeSpan.FromMinutes(10)));

    private async Task Cut(Task whileAway)
    {
        var incident = await platform.ADeclaredIncident();
        platform.Services.BrokerLink.Cut();
        for (var n = 0; n < 20; n++)
            await platform.Ada.Incidents.AddNote(incident.ToString(), new Words($"Note {n}"));
        using var health = platform.Services.Http(Contracts.Origins.Incidents, token: null);
        (await health.GetAsync(new Uri("health/ready", UriKind.Relative))).IsSuccessStatusCode.Should().BeTrue("a broker that is away takes no instance out");

        await whileAway;
        platform.Services.BrokerLink.Mend();
        await platform.Clock.UntilQuiet();
        (await platform.Facts(incident)).Count(f => f.Type == "NoteAdded").Should().Be(20);
    }
}
