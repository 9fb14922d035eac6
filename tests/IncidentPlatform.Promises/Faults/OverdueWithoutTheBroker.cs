using IncidentPlatform.Client.Development;
using IncidentPlatform.Client.Escalation;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Promises.Faults;

public sealed class OverdueWithoutTheBroker(AConfiguredPlatform platform) : IClassFixture<AConfiguredPlatform>
{
    private const string Assessment = "assessment";

    /// <summary>Three assessments fall due while nothing is brought for ten minutes; two were recorded in time, one was not.</summary>
    [Fact]
    public async Task Nothing_that_was_done_in_time_is_missed_and_nobody_is_paged_twice()
    {
        var incidents = new List<Guid>();
        foreach (var title in new[] { "The first", "The second", "The third" })
        {
            var incident = await platform.ADeclaredIncident(title);
            await platform.Ada.Escalation.AcknowledgePage((await platform.Ada.Escalation.ListPages(incident, "ada")).Items.Single().Id);
            await platform.Clock.Advance(TimeSpan.FromMinutes(3));
            incidents.Add(incident);
        }

        await platform.Clock.Advance(TimeSpan.FromMinutes(5));
        platform.Services.BrokerLink.Cut();
        foreach (var done in incidents[..2])
            await platform.Ada.Incidents.Assess($"{done}", new RecordAssessment(["checkout"], Symptoms: "It fails"));

        var clock = new ClockFile(platform.Services.ClockFile, TimeProvider.System);
        var back = clock.Now.AddMinutes(10);
        foreach (var (incident, state) in incidents.Zip(["met", "met", "missed"]))
        {
            var due = (await Owed(incident)).Due;
            due.Should().BeBefore(back, "it falls due while the broker is away");
            clock.MoveTo(due.AddSeconds(1));
            await Eventually.So(async () => (await Owed(incident)).State == state);
        }

        clock.MoveTo(back);
        platform.Services.BrokerLink.Mend();
        await platform.Clock.UntilQuiet();

        foreach (var (incident, misses) in incidents.Zip([0, 0, 1]))
        {
            var facts = await platform.Facts(incident);
            facts.Where(f => f.Type == nameof(ObligationMissed)).Select(f => f.As<ObligationMissed>().Obligation).Should().Equal(Enumerable.Repeat(Assessment, misses));
            facts.Should().NotContain(f => f.Type == nameof(ObligationRuledMet), "it was known before a miss was recorded");
            facts.Where(f => f.Type == nameof(ResponderPaged)).Select(f => f.As<ResponderPaged>()).Where(p => p.Reason.EndsWith(Assessment, StringComparison.Ordinal))
                .Select(p => p.Person).Should().Equal(Enumerable.Repeat("ada", misses));
        }
    }

    private async Task<Obligation> Owed(Guid incident) => (await platform.Root.Escalation.ListObligationsOf(incident)).Items.Single(o => o.Kind == Assessment);
}
