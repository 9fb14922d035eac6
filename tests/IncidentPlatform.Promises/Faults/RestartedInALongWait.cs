using IncidentPlatform.Client.Development;
using IncidentPlatform.Client.Escalation;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Promises.Faults;

/// <summary>A regulator's 72 hours: the service is killed in the middle of them, twice, and the clock steps by an hour.</summary>
public sealed class RestartedInALongWait(AConfiguredPlatform platform) : IClassFixture<AConfiguredPlatform>
{
    private const string Clock = "gdpr-notification";

    [Fact]
    public async Task What_is_due_in_three_days_is_asked_for_then_and_once()
    {
        await platform.Root.Escalation.PutPerson("leo", new Person("Leo", "leo@example.org"));
        await platform.Root.Escalation.PutPosition("legal-counsel", new Position("leo"));
        var incident = (await platform.Ada.Incidents.Declare(new DeclareIncident(
            "Addresses leaked", "P4", ["checkout"], Security: new DeclareSecurity("They were found outside", Named: ["root"])))).Id;
        await platform.Root.Incidents.RecordAwareness($"{incident}", new RecordAwareness(["gdpr"]));
        await platform.Clock.UntilQuiet();
        var due = (await Notification(incident)).Due;

        await platform.Clock.Advance(TimeSpan.FromHours(24));
        await platform.Services.Escalation.Kill();
        await platform.Services.Escalation.Start();
        await platform.Clock.Advance(TimeSpan.FromHours(24));
        await platform.Services.Escalation.Kill();
        var clock = new ClockFile(platform.Services.ClockFile, TimeProvider.System);
        clock.MoveTo(clock.Now.AddHours(1));
        await platform.Services.Escalation.Start();
        await platform.Clock.AdvanceTo(due.AddMinutes(-1));
        (await Notification(incident)).State.Should().Be("open", "a minute is left");
        await platform.Clock.Advance(TimeSpan.FromMinutes(2));
        await platform.Clock.Advance(TimeSpan.FromMinutes(31));

        (await Notification(incident)).State.Should().Be("missed");
        var facts = await platform.Facts(incident);
        facts.Where(f => f.Type == nameof(ObligationMissed)).Should().ContainSingle().Which.As<ObligationMissed>().Due.Should().Be(due);
        facts.Where(f => f.Type == nameof(ResponderPaged)).Select(f => f.As<ResponderPaged>()).Where(p => p.Reason == Clock).Select(p => p.Person).Should().Equal("leo", "vint");
    }

    private async Task<Obligation> Notification(Guid incident) =>
        (await platform.Root.Escalation.ListObligationsOf(incident)).Items.Single(o => o.Kind == Clock);
}
