using IncidentPlatform.Client.Development;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
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

    [Fact]
    public async Task When_the_one_that_leads_is_killed_deadlines_are_kept_and_nobody_is_paged_twice()
    {
        var incident = await platform.ADeclaredIncident("Nobody answers");
        await using var other = await platform.Services.StartAnother(Origins.Escalation);
        await platform.Services.Escalation.Kill();
        new ClockFile(platform.Services.ClockFile, TimeProvider.System).MoveTo(platform.Clock.Now.AddMinutes(6));
        await Eventually.So(async () => (await platform.Facts(incident)).Any(f => f.Type == nameof(ObligationMissed)));
        await platform.Services.Escalation.Start();

        await platform.Clock.Advance(TimeSpan.FromMinutes(20));

        var facts = await platform.Facts(incident);
        facts.Where(f => f.Type == nameof(ObligationMissed)).Select(f => f.As<ObligationMissed>().Obligation).Should().OnlyHaveUniqueItems().And.Contain("commander-acknowledged");
        var paged = facts.Where(f => f.Type == nameof(ResponderPaged)).Select(f => f.As<ResponderPaged>()).ToList();
        paged.Select(p => p.PageId).Should().OnlyHaveUniqueItems();
        paged.Where(p => p.Reason == "commander-acknowledged").Select(p => p.Person).Should().OnlyHaveUniqueItems().And.Contain(["ada", "linus", "grace"]);
    }
}
