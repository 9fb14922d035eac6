using IncidentPlatform.Client.Escalation;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Promises;

/// <summary>
/// Every path that leads up: an unresolved P1 to the Engineering VP and the CTO, tickets to the Support VP and the CSO, media to PR and the
/// CEO, the sponsor at once and hourly, a security incident to security, legal and executives, and a night on which nobody answers.
/// </summary>
public sealed class EscalationPaths(EscalationPaths.AnOrganisation platform) : IClassFixture<EscalationPaths.AnOrganisation>
{
    private const string Tickets = "ticket-volume";
    private const string Media = "media-attention";
    private const string Resolution = "resolution";

    /// <summary>With somebody in every position, and an office that is closed for three days.</summary>
    public sealed class AnOrganisation : AConfiguredPlatform
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Incidents__BusinessHours"] = "office" };
    }

    [Fact]
    public async Task Lead_up_step_by_step_and_the_commander_is_asked_before_executives_are()
    {
        await EverybodyIsThere();
        var incident = await platform.ADeclaredIncident();
        await Acknowledge(incident, "ada", "commander-acknowledged");
        await platform.Ada.Incidents.Assess($"{incident}", new RecordAssessment(["checkout"], Symptoms: "Nobody can pay"));
        (await Woken(incident, "executive-sponsor")).Should().Equal(["vint"], "the sponsor hears of a P1 at once");
        (await Obligation(incident, "executive-update")).Due.Should().BeCloseTo(platform.Clock.Now.AddHours(1), TimeSpan.FromMinutes(2), "and hourly");

        await platform.Margaret.Incidents.ReportTicketVolume($"{incident}", new ReportTicketVolume(90, 10m, TimeSpan.FromMinutes(30)));
        await platform.Margaret.Incidents.ReportMediaAttention($"{incident}", new ReportMediaAttention("social", "negative", 40, "https://social.example.com/acme"));
        await platform.Clock.UntilQuiet();
        (await Woken(incident, Tickets)).Should().Equal("susan");
        (await Woken(incident, Media)).Should().Equal("petra");
        (await Obligation(incident, Tickets)).Grounds.Should().Contain(new KeyValuePair<string, decimal>("normal", 10m)).And.Contain(new KeyValuePair<string, decimal>("ratio", 9m));
        await Acknowledge(incident, "petra", Media);
        await platform.Clock.Advance(TimeSpan.FromMinutes(16));
        (await Woken(incident, Tickets)).Should().Equal("susan", "carl");
        (await Woken(incident, Media)).Should().Equal(["petra"], "she came");

        await platform.Clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromMinutes(15));
        (await Woken(incident, $"prompt:{Resolution}")).Should().Equal(["ada"], "the commander is asked");
        (await Woken(incident, Resolution)).Should().BeEmpty("and nobody else is woken before she says so, or is silent");
        await platform.Clock.Advance(TimeSpan.FromMinutes(11));
        (await Woken(incident, Resolution)).Should().Equal("barbara");
        await platform.Clock.Advance(TimeSpan.FromMinutes(31));
        (await Woken(incident, Resolution)).Should().Equal("barbara", "vint");

        var facts = await platform.Facts(incident);
        facts.Where(f => f.Type == nameof(EscalationAuthorized)).Should().ContainSingle().Which.As<EscalationAuthorized>().Basis.Should().Be("silence");
        facts.Where(f => f.Type == nameof(EscalationRaised)).Select(f => f.As<EscalationRaised>()).Select(e => (e.Position, e.Level)).Should().Equal(
            ("support-vp", 1), ("pr", 1), ("cso", 2), ("engineering-vp", 1), ("cto", 2));
    }

    [Fact]
    public async Task A_commanders_yes_sends_it_on_at_once()
    {
        await EverybodyIsThere();
        var incident = await platform.ADeclaredIncident("Search fails");
        await Acknowledge(incident, "ada", "commander-acknowledged");
        await platform.Clock.Advance(TimeSpan.FromHours(2) + TimeSpan.FromMinutes(1));

        await platform.Ada.Escalation.AuthoriseEscalation(incident, (await Obligation(incident, Resolution)).Id);
        await platform.Clock.UntilQuiet();

        (await Woken(incident, Resolution)).Should().Equal("barbara");
        (await platform.Facts(incident)).Single(f => f.Type == nameof(EscalationAuthorized)).As<EscalationAuthorized>().Basis.Should().Be("commander");
    }

    [Fact]
    public async Task A_security_incident_wakes_security_legal_and_executives_at_once_and_each_acknowledges()
    {
        await EverybodyIsThere();
        var incident = (await platform.Ada.Incidents.Declare(new DeclareIncident("Keys leaked", "P1", ["checkout"], Security: new DeclareSecurity("Keys were found outside")))).Id;
        await platform.Clock.UntilQuiet();

        foreach (var (role, person) in new[] { ("security-lead", "sam"), ("legal-counsel", "leo"), ("executive-sponsor", "vint") })
        {
            var page = (await platform.As(person).Escalation.ListPages(person: person)).Items.Single(p => p.IncidentId == incident && p.Reason == role);
            await platform.As(person).Escalation.AcknowledgePage(page.Id);
        }

        await platform.Clock.UntilQuiet();
        var roles = (await platform.As("sam").Incidents.Get($"{incident}")).Roles;
        roles["security-lead"].Should().Match<RoleHolder>(r => r.Person == "sam" && r.Acknowledged);
        roles["legal-counsel"].Person.Should().Be("leo");
    }

    [Fact]
    public async Task At_night_when_nobody_answers_the_engineer_on_call_commands_and_the_seniors_go_on_being_called()
    {
        await EverybodyIsThere();
        var start = platform.Clock.Now.UtcDateTime.Date.AddDays(-1);
        await platform.Root.Escalation.PutSchedule("support", new Schedule("UTC", start, TimeSpan.FromDays(7), ["margaret"]));
        await platform.Clock.UntilQuiet();
        var incident = await platform.ADeclaredIncident("Nothing works");
        (await Woken(incident, "support-on-call")).Should().Equal(["margaret"], "for tickets");

        await platform.Clock.Advance(TimeSpan.FromMinutes(16));
        (await platform.Facts(incident)).Where(f => f.Type == nameof(PagesExhausted)).Select(f => f.As<PagesExhausted>().Reason).Should().Contain("commander-acknowledged");
        var commander = (await platform.Ada.Incidents.Get($"{incident}")).Roles[Roles.Commander];
        (commander.Person, commander.Acknowledged).Should().Be(("linus", false), "he is the engineer on call");
        (await Woken(incident, "command-answered")).Should().EndWith("linus");

        await platform.Clock.Advance(TimeSpan.FromMinutes(11));
        (await Woken(incident, "command-answered")).Should().Contain("grace");
        await Acknowledge(incident, "grace", "command-answered");
        commander = (await platform.Ada.Incidents.Get($"{incident}")).Roles[Roles.Commander];
        (commander.Person, commander.Acknowledged).Should().Be(("grace", true), "she answered");
        var record = await platform.Ada.Incidents.GetCommand($"{incident}");
        record.Intervals.Select(t => t.Person).Should().Equal("ada", "linus", "grace");

        await platform.Clock.Advance(TimeSpan.FromMinutes(9));
        var told = (await platform.Facts(incident)).Where(f => f.Type == nameof(UpdateSent)).Should().ContainSingle().Subject.As<UpdateSent>();
        (told.Audience, told.Kind, told.PreApproved).Should().Be((Audiences.Customers, UpdateKinds.FirstNotice, true), "customers do not wait until somebody is awake");
    }

    private async Task EverybodyIsThere()
    {
        var opens = platform.Clock.Now.AddDays(3).DayOfWeek.ToString().ToLowerInvariant();
        await platform.Root.Incidents.PutBusinessHours("office", new BusinessHours { TimeZone = "UTC", Hours = [new OpenHours(opens, "12:00", "12:01")] });
        foreach (var (position, person) in new[]
        {
            ("support-vp", "susan"), ("cso", "carl"), ("pr", "petra"), ("ceo", "cleo"), ("security-lead", "sam"), ("legal-counsel", "leo"),
        })
        {
            await platform.Root.Escalation.PutPerson(person, new Person(person, $"{person}@example.org"));
            await platform.Root.Escalation.PutPosition(position, new Position(person));
        }
    }

    private async Task Acknowledge(Guid incident, string person, string reason)
    {
        var page = (await platform.Root.Escalation.ListPages(incident, person)).Items.Last(p => p.Reason == reason);
        await platform.As(person).Escalation.AcknowledgePage(page.Id);
        await platform.Clock.UntilQuiet();
    }

    private async Task<IEnumerable<string>> Woken(Guid incident, string reason) =>
        (await platform.Root.Escalation.ListPages(incident, pageSize: 200)).Items.Where(p => p.Reason == reason && p.Channel is not null).Select(p => p.Person);

    private async Task<Obligation> Obligation(Guid incident, string kind) =>
        (await platform.Root.Escalation.ListObligationsOf(incident, pageSize: 200)).Items.Last(o => o.Kind == kind);
}
