using IncidentPlatform.Client;
using IncidentPlatform.Client.Communications;
using IncidentPlatform.Client.Development;
using IncidentPlatform.Client.Escalation;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Promises;

/// <summary>
/// All four services, people and positions, who is on call, a source of alerts and those who want to be told. Ada is on call as
/// commander, Barbara after her; Grace leads engineering, Linus deploys; Margaret communicates; Vint sponsors.
/// </summary>
public class AConfiguredPlatform : IAsyncLifetime
{
    public PlatformUnderTest Services { get; private set; } = null!;
    public string RoutingKey { get; private set; } = null!;
    public DevelopmentClock Clock => Services.Clock;

    /// <summary>Environment variables beside the usual ones.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    public Platform Root => Services.As("root", OrganisationRoles.Admin);
    public Platform Ada => As("ada");
    public Platform Grace => As("grace");
    public Platform Linus => As("linus");
    public Platform Margaret => Services.As("margaret", OrganisationRoles.Communications, OrganisationRoles.Responder);

    public Platform As(string person) => Services.As(person, OrganisationRoles.Responder, OrganisationRoles.Commander);

    public async ValueTask InitializeAsync()
    {
        Services = await PlatformUnderTest.Start(Settings);
        var root = Root;
        foreach (var (id, name, senior) in new[] { ("ada", "Ada", true), ("barbara", "Barbara", true), ("grace", "Grace", true), ("linus", "Linus", false), ("margaret", "Margaret", false), ("vint", "Vint", true) })
            await root.Escalation.PutPerson(id, new Person(name, $"{id}@example.org", null, senior));
        foreach (var (position, person) in new[] { ("executive-sponsor", "vint"), ("engineering-vp", "barbara"), ("cto", "vint"), ("engineering-manager", "grace") })
            await root.Escalation.PutPosition(position, new Position(person));
        var start = Clock.Now.UtcDateTime.Date.AddDays(-1);
        await root.Escalation.PutSchedule("incident-commander", new Schedule("UTC", start, TimeSpan.FromDays(7), ["ada", "barbara"]));
        await root.Escalation.PutSchedule("primary", new Schedule("UTC", start, TimeSpan.FromDays(7), ["linus"]));
        await root.Incidents.PutAlertSource("alertmanager", new AlertSource("alertmanager", Severity: "P1", Declares: true));
        RoutingKey = (await root.Incidents.CreateRoutingKey("alertmanager")).Key;
        await root.Communications.PutAudience(Audiences.Customers, new Audience(["customer@example.com", "other@example.com"]));
        await root.Communications.PutAudience(Audiences.Executives, new Audience(["vint@example.org"]));
        await root.Communications.PutComponent("Checkout", new StatusPageComponent(["checkout"], "Paying for what is in the basket"));
        await Clock.UntilQuiet();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The current ETag of an incident.</summary>
    public async Task<string> ETag(string incident) => (await Root.Incidents.Get(incident)).ETag;

    /// <summary>Every fact of an incident's stream.</summary>
    public async Task<IReadOnlyList<IncidentFact>> Facts(Guid incident)
    {
        var facts = new List<IncidentFact>();
        IReadOnlyList<IncidentFact> page;
        do
        {
            page = (await Root.Incidents.ListFacts(incident.ToString(), facts.Count, 200)).Items;
            facts.AddRange(page);
        }
        while (page.Count > 0);
        return facts;
    }

    /// <summary>A P1 declared by Ada, commanded by whoever is on call, with everything that follows from it done.</summary>
    public async Task<Guid> ADeclaredIncident(string title = "Checkout fails for everyone")
    {
        var answer = await Ada.Incidents.Declare(new DeclareIncident(title, "P1", ["checkout"]));
        await Clock.UntilQuiet();
        return answer.Id;
    }

    /// <summary>A probe reports healthy every four minutes while time passes, and once more at its end.</summary>
    public async Task Healthy(string probe, TimeSpan time)
    {
        var until = Clock.Now + time;
        while (Clock.Now < until)
        {
            await Root.Incidents.PostSignal(RoutingKey, new SignalReading(probe, true));
            var step = until - Clock.Now;
            await Clock.Advance(step < TimeSpan.FromMinutes(4) ? step : TimeSpan.FromMinutes(4));
        }

        await Root.Incidents.PostSignal(RoutingKey, new SignalReading(probe, true));
        await Clock.UntilQuiet();
    }

    /// <summary>The command is refused, with a way on; by that rule where one is named.</summary>
    public static async Task Refused(Func<Task> command, string? code = null)
    {
        var problem = (await command.Should().ThrowAsync<ProblemException>()).Which.Problem;
        problem.WayOn.Should().NotBeNullOrEmpty();
        if (code is not null)
            problem.Type.Should().EndWith(code);
    }

    /// <summary>Whoever speaks for the incident approves and sends the update of that kind that waits for an audience.</summary>
    public static async Task<Guid> Send(Platform speaker, Guid incident, string audience, string kind)
    {
        var updates = speaker.Communications;
        var update = (await updates.ListUpdates(incident)).Items.Single(u => u.Audience == audience && u.Kind == kind);
        await updates.ApproveUpdate(update.Id, update.ETag);
        await updates.SendUpdate(update.Id, (await updates.GetUpdate(update.Id)).ETag);
        return update.Id;
    }
}
