using System.Net;
using IncidentPlatform.Chain;
using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Incidents.Tests.Api;

/// <summary>Dora declares it restricted and leads the investigation; Eve is nobody; Otto audits.</summary>
[Collection("api")]
public sealed class A_security_incident(RunningIncidents running)
{
    private static readonly string Hash = new('c', 64);

    private IIncidents Dora => running.As("dora", OrganisationRoles.Security, OrganisationRoles.Responder);

    private IIncidents Eve => running.As("eve", OrganisationRoles.Admin);

    private IIncidents Otto => running.As("otto", OrganisationRoles.Auditor, OrganisationRoles.Responder);

    [Fact]
    public async Task Is_not_there_for_an_administrator_who_is_not_named()
    {
        var id = await Declared("Somebody reads our mail");

        (await Problem(() => Eve.Get(id))).Should().Be("not-found");
        (await Pages.All(cursor => Eve.List(cursor: cursor))).Should().NotContain(i => i.Id.ToString() == id);
        var words = new IncidentFilter(Text: "reads our mail");
        (await Pages.All(cursor => Eve.List(words, cursor))).Should().NotContain(i => i.Id.ToString() == id);
        (await Pages.All(cursor => Dora.List(words, cursor))).Should().Contain(i => i.Id.ToString() == id);
        (await Dora.Get(id)).Restricted.Should().BeTrue();
        (await Pages.All(cursor => Dora.List(cursor: cursor))).Should().Contain(i => i.Id.ToString() == id);
    }

    [Fact]
    public async Task Shows_a_service_for_itself_no_words_and_on_behalf_of_a_named_person_all_of_them()
    {
        var id = await Declared("Somebody reads our mail");

        (await FactsFor(id, null)).Should().NotContain("Somebody reads our mail").And.Contain("SecurityDesignated");
        (await FactsFor(id, "dora")).Should().Contain("Somebody reads our mail");
    }

    [Fact]
    public async Task Tells_a_service_whether_a_person_may_know()
    {
        var id = await Declared("Leak");
        using var http = running.Platform.Http(Origins.Incidents, running.Platform.Token("communications", OrganisationRoles.Service));

        (await http.GetStringAsync(new Uri($"incidents/{id}/access/dora", UriKind.Relative))).Should().Contain("\"mayRead\":true").And.Contain(Roles.SecurityLead);
        (await http.GetStringAsync(new Uri($"incidents/{id}/access/eve", UriKind.Relative))).Should().Contain("\"mayRead\":false");
    }

    [Fact]
    public async Task Opens_to_who_is_named_and_closes_to_who_is_named_no_more()
    {
        var id = await Declared("Leak");

        await Dora.GrantAccess(id, await ETag(id), new GrantAccess("eve", "Knows the mail server"));
        (await Eve.Get(id)).Title.Should().Be("Leak");

        await Dora.RevokeAccess(id, "eve", await ETag(id), new Because("Done"));
        (await Problem(() => Eve.Get(id))).Should().Be("not-found");
    }

    [Fact]
    public async Task Ends_the_live_timeline_of_who_is_named_no_more()
    {
        var id = await Declared("Leak");
        await Dora.GrantAccess(id, await ETag(id), new GrantAccess("eve"));
        using var http = running.Platform.Http(Origins.Incidents, running.Platform.Token("eve", OrganisationRoles.Viewer));
        using var live = await http.GetAsync(new Uri($"incidents/{id}/timeline/live", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

        await Dora.RevokeAccess(id, "eve", await ETag(id), new Because("Done"));

        var told = await live.Content.ReadAsStringAsync().WaitAsync(TimeSpan.FromSeconds(20));
        told.Should().Contain("AccessGranted").And.NotContain("AccessRevoked");
    }

    [Fact]
    public async Task Notes_every_look_at_its_evidence_and_every_one_that_is_refused()
    {
        var id = await Declared("Leak");
        var disk = Guid.Parse((await Dora.RegisterEvidence(id, new RegisterEvidence("Disk", Hash, "Safe 3"))).Location!.Split('/')[^1]);

        (await Dora.GetEvidence(id, disk)).Custodian.Should().Be("dora");
        (await Problem(() => Eve.GetEvidence(id, disk))).Should().Be("not-found");
        (await Dora.ExportEvidence(id)).Evidence.Should().ContainSingle();

        (await Dora.GetEvidenceLog(id)).Items.Select(e => (e.By.Id, e.Access, e.EvidenceId)).Should().Equal(
            ("dora", "read", disk), ("eve", "refused", disk), ("dora", "exported", null));
    }

    [Fact]
    public async Task Shows_an_auditor_everything_and_lets_them_change_nothing()
    {
        var id = await Declared("Leak");
        await Dora.RegisterEvidence(id, new RegisterEvidence("Disk", Hash, "Safe 3"));
        await Dora.EngageAuditor(id, await ETag(id), new EngageAuditor("otto", "SOC 2"));

        (await Otto.ListEvidence(id)).Should().ContainSingle();
        (await Otto.GetEvidenceLog(id)).Items.Should().Contain(e => e.By.Id == "otto");
        (await Otto.GetTimeline(id)).Items.Should().NotBeEmpty();
        (await Problem(() => Otto.AddNote(id, new Words("I was here")))).Should().Be("auditor-reads-only");
    }

    [Fact]
    public async Task Hides_its_alerts_and_takes_no_others_in()
    {
        var service = $"mail-{Guid.CreateVersion7():N}";
        var key = await running.ASourceFor(service);
        await running.Alert(key, new { status = "firing", labels = new { alertname = "Odd", service }, fingerprint = "a1" });
        var first = await Eventually.Some(async () => (await Dora.List(new IncidentFilter(Service: service))).Items is [var found, ..] ? found.Id.ToString() : null, "the alert declares");
        await Dora.Designate(first, await ETag(first), new Designate("Leak"));

        var admin = running.As("root", OrganisationRoles.Admin);
        (await Alerts(admin, service)).Should().Be(0, "the alert names a restricted incident");
        await running.Alert(key, new { status = "firing", labels = new { alertname = "Down", service }, fingerprint = "a2" });
        await Eventually.Some(
            async () => (await admin.List(new IncidentFilter(Service: service))).Items is [var found, ..] ? found.Id.ToString() : null, "another incident is declared for everybody");
    }

    [Fact]
    public async Task Is_exported_to_its_named_people_only_and_left_out_of_an_export_of_everything()
    {
        var id = await Declared("Somebody reads our mail");

        (await Problem(() => Otto.ExportIncident(id))).Should().Be("not-found");
        var all = await Everything();
        all.Should().NotContain(id).And.NotContain("Somebody reads our mail");
        var report = await ExportCheck.Of(new StringReader(all), null, default);
        report.Faults.Should().BeEmpty("what is not shown is counted");
        report.Restricted.Should().BePositive();

        await Dora.EngageAuditor(id, await ETag(id), new EngageAuditor("otto", "SOC 2"));
        using var one = new StreamReader(await Otto.ExportIncident(id));
        (await ExportCheck.Of(one, null, default)).Should().Match<ExportReport>(r => r.Intact && r.Facts > 0);
        (await Everything()).Should().Contain("Somebody reads our mail");
    }

    [Fact]
    public async Task Keeps_privileged_words_from_an_auditor_in_an_export_that_still_holds()
    {
        var id = await Declared("Leak");
        await running.As("dora", OrganisationRoles.Legal).AddPrivilegedNote(id, new Words("We are liable"));
        await Dora.EngageAuditor(id, await ETag(id), new EngageAuditor("otto", "SOC 2"));

        using var export = new StreamReader(await Otto.ExportIncident(id));
        var text = await export.ReadToEndAsync();
        text.Should().NotContain("We are liable");
        var report = await ExportCheck.Of(new StringReader(text), null, default);
        (report.Intact, report.Withheld).Should().Be((true, 1));
    }

    [Fact]
    public async Task Is_left_alone_by_an_erasure_of_who_is_not_named()
    {
        var id = await Declared("Leak");
        var note = (await Dora.AddNote(id, new Words("This one stays"))).Facts.Single().Id;

        (await Eve.ErasePerson("dora", new ErasePerson("request-of-the-person"))).Incidents.Should().NotContain(i => i.Id.ToString() == id);
        (await Problem(() => Eve.ErasePerson("dora", new ErasePerson("request-of-the-person", Facts: [note])))).Should().Be("not-found");
        (await Dora.GetTimeline(id)).Items.Should().Contain(r => r.Text == "This one stays");
    }

    [Fact]
    public async Task Does_not_show_on_the_timeline_of_what_it_was_merged_into()
    {
        var service = $"merged-{Guid.CreateVersion7():N}";
        var survivor = await running.Declare(service);
        var merged = await running.Declare(service);
        await running.As("ada").AddNote(merged, new Words("A stolen session"));
        await running.As("standing-commander").Merge(survivor, "*", new MergeIncidents([merged], "The same"));
        await running.As("ada").Designate(merged, "*", new Designate("Leak"));

        (await running.As("ada").GetTimeline(survivor, pageSize: 200)).Items.Should().Contain(r => r.Text == "A stolen session");
        (await Eve.GetTimeline(survivor, pageSize: 200)).Items.Should().NotContain(r => r.Text == "A stolen session").And.NotBeEmpty();
    }

    [Fact]
    public async Task Is_refused_to_who_has_no_role_in_the_organisation()
    {
        using var http = running.Platform.Http(Origins.Incidents, running.Platform.Token("visitor"));

        (await http.GetAsync(new Uri("incidents", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private async Task<string> Everything()
    {
        using var http = running.Platform.Http(Origins.Incidents, running.Platform.Token("otto", OrganisationRoles.Auditor));
        return await http.GetStringAsync(new Uri("operations/export", UriKind.Relative));
    }

    private static async Task<int> Alerts(IIncidents reader, string service) =>
        (await Pages.All(cursor => reader.ListAlerts(cursor: cursor))).Count(a => a.Labels.GetValueOrDefault("service") == service);

    private async Task<string> FactsFor(string incident, string? person)
    {
        using var http = running.Platform.Http(Origins.Incidents, running.Platform.Token("communications", OrganisationRoles.Service));
        if (person is not null)
        {
            http.DefaultRequestHeaders.Add("On-Behalf-Of", person);
        }

        return await http.GetStringAsync(new Uri($"incidents/{incident}/facts", UriKind.Relative));
    }

    private async Task<string> ETag(string incident) => (await Dora.Get(incident)).ETag;

    private async Task<string> Declared(string title) =>
        (await Dora.Declare(new DeclareIncident(title, "P2", ["mail"], Security: new DeclareSecurity("Leak", SecurityLead: "dora")))).Id.ToString();

    private static async Task<string?> Problem(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (ProblemException e)
        {
            return e.Problem.Code;
        }
    }
}
