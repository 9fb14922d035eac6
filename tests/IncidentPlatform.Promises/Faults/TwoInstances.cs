using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Promises.Faults;

public sealed class TwoInstances(AConfiguredPlatform platform) : IClassFixture<AConfiguredPlatform>
{
    [Fact]
    public async Task When_the_leader_is_killed_the_other_goes_on_publishing()
    {
        var incident = (await platform.ADeclaredIncident()).ToString();
        await using var other = await platform.Services.StartAnother(Origins.Incidents);
        await platform.Ada.Incidents.AddNote(incident, new Words("The leader's last"));
        await platform.Services.Incidents.Kill();

        await Eventually.So(() => Task.FromResult(other.Output.Contains("This instance leads", StringComparison.Ordinal)));
        await platform.Services.Incidents.Start();
        await platform.Ada.Incidents.AddNote(incident, new Words("The follower's first"));
        await platform.Clock.UntilQuiet();
    }
}
