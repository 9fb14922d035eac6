using System.Net;
using System.Net.Http.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;
using static IncidentPlatform.Escalation.Tests.Service.AnEscalationService;

namespace IncidentPlatform.Escalation.Tests.Service;

/// <summary>From the feed to the ledger, by due time to the pager, and back as reported facts, over the real database and broker.</summary>
public sealed class Keeping_the_ledger(AnEscalationService service) : IClassFixture<AnEscalationService>
{
    [Fact]
    public async Task A_declared_incident_opens_the_packs_obligations_pages_the_commander_and_reports_it()
    {
        var incident = new AToldIncident();
        await service.Happens(incident.Declared(service.Clock.Now));

        var page = await service.Page(incident.Id, "ada", "commander-acknowledged", "delivered");
        page.GetProperty("channel").GetString().Should().Be("log");
        (await service.Obligation(incident.Id, "first-external-notice", "open")).GetProperty("person").GetString().Should().Be("ada");

        var reported = await service.Sent("reported-facts.incidents", sent =>
            sent.Any(f => Is(f, "type", "ResponderPaged") && f.GetProperty("incidentId").GetGuid() == incident.Id));
        reported.Where(f => f.GetProperty("incidentId").GetGuid() == incident.Id && Is(f, "type", "ObligationOpened")).Should().HaveCount(5);
        reported.Should().OnlyContain(f => Is(f, "origin", Origins.Escalation));
    }

    [Fact]
    public async Task Facts_that_come_twice_and_out_of_order_are_judged_once()
    {
        var incident = new AToldIncident();
        var declared = incident.Declared(service.Clock.Now);
        await service.Happens(declared[2], declared[1], declared[0], declared[1]);

        await service.Page(incident.Id, "ada", "commander-acknowledged", "delivered");
        var all = await service.Until($"incidents/{incident.Id}/obligations", _ => true);
        Items(all).Select(o => o.GetProperty("kind").GetString()).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task The_person_paged_acknowledges_and_nobody_else()
    {
        var incident = new AToldIncident();
        await service.Happens(incident.Declared(service.Clock.Now));
        var page = (await service.Page(incident.Id, "ada", "commander-acknowledged", "delivered")).GetProperty("id").GetGuid();

        using var grace = service.As("grace", OrganisationRoles.Responder);
        (await grace.PostAsync(new Uri($"pages/{page}/acknowledgement", UriKind.Relative), null)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var ada = service.As("ada", OrganisationRoles.Responder);
        (await ada.PostAsync(new Uri($"pages/{page}/acknowledgement", UriKind.Relative), null)).StatusCode.Should().Be(HttpStatusCode.OK);

        await service.Obligation(incident.Id, "commander-acknowledged", "met");
    }

    [Fact]
    public async Task What_Incidents_has_recorded_in_time_is_read_before_a_miss_is_recorded_and_what_it_has_not_is_missed()
    {
        var incident = new AToldIncident();
        await service.Happens(incident.Declared(service.Clock.Now));
        await service.Obligation(incident.Id, "assessment", "open");
        service.Records(incident.Fact(new AssessmentRecorded(1, ["payments"]), service.Clock.Now));

        service.Clock.MoveTo(service.Clock.Now.AddMinutes(16));

        await service.Obligation(incident.Id, "assessment", "met");
        await service.Obligation(incident.Id, "commander-acknowledged", "missed");
    }

    [Fact]
    public async Task What_is_owed_is_told_to_who_owes_it_as_it_was_known_and_with_its_evidence()
    {
        var incident = new AToldIncident();
        await service.Happens(incident.Declared(service.Clock.Now));
        var open = (await service.Obligation(incident.Id, "assessment", "open")).GetProperty("id").GetGuid();
        var before = service.Clock.Now;
        Items(await service.Until("obligations/mine?pageSize=200", _ => true)).Should().Contain(o => o.GetProperty("id").GetGuid() == open, "ada commands it");
        Items(await service.Until("obligations/mine", _ => true, "grace")).Should().BeEmpty();

        service.Clock.MoveTo(service.Clock.Now.AddMinutes(12));
        (await service.Obligation(incident.Id, "assessment", "open")).GetProperty("atRisk").GetBoolean().Should().BeTrue("three of fifteen minutes are left");
        await service.Happens(incident.Fact(new AssessmentRecorded(1, ["payments"]), service.Clock.Now));
        await service.Obligation(incident.Id, "assessment", "met");

        var then = await service.Until($"incidents/{incident.Id}/obligations?asOf={Uri.EscapeDataString(before.ToString("O"))}", _ => true);
        Is(Items(then).Single(o => o.GetProperty("id").GetGuid() == open), "state", "open").Should().BeTrue();
        Items(await service.Until("obligations/mine?pageSize=200", _ => true)).Should().NotContain(o => o.GetProperty("id").GetGuid() == open);
        Items(await service.Until($"obligations?incident={incident.Id}&owed=false", _ => true)).Should().Contain(o => o.GetProperty("id").GetGuid() == open);
        var evidence = (await service.Until($"incidents/{incident.Id}/obligations/evidence", _ => true)).EnumerateArray()
            .Single(e => e.GetProperty("obligation").GetProperty("id").GetGuid() == open);
        Is(evidence.GetProperty("rule"), "kind", "assessment").Should().BeTrue();
        evidence.GetProperty("facts").EnumerateArray().Select(f => f.GetProperty("type").GetString()).Should().Equal("ObligationOpened", "ObligationMet");
    }

    [Fact]
    public async Task What_is_owed_gets_its_timer_back_where_it_was_lost()
    {
        var incident = new AToldIncident();
        await service.Happens(incident.Declared(service.Clock.Now));
        await service.Page(incident.Id, "ada", "commander-acknowledged", "delivered");
        (await service.LoseWork(incident.Id)).Should().BePositive();
        await Eventually.Is(() => service.WorkOf(incident.Id), work => work > 0, "its work is due again");

        service.Clock.MoveTo(service.Clock.Now.AddMinutes(16));

        await service.Obligation(incident.Id, "assessment", "missed");
        await service.Obligation(incident.Id, "commander-acknowledged", "missed");
    }

    [Fact]
    public async Task A_page_that_is_reassigned_goes_to_somebody_else_and_is_counted_for_both()
    {
        var incident = new AToldIncident();
        using var admin = service.As("root", OrganisationRoles.Admin);
        (await admin.PutAsJsonAsync("people/rosalind", new { name = "Rosalind", email = "r@example.com" })).EnsureSuccessStatusCode();
        await service.Happens(incident.Declared(service.Clock.Now));
        var page = (await service.Page(incident.Id, "ada", "commander-acknowledged", "delivered")).GetProperty("id").GetGuid();
        using var ada = service.As("ada", OrganisationRoles.Responder);
        await Refused(ada.PostAsJsonAsync($"pages/{page}/reassignment", new { person = "nobody" }), "person-unknown");

        foreach (var _ in Enumerable.Range(0, 2))
            await ada.PostAsJsonAsync($"pages/{page}/reassignment", new { person = "rosalind" });

        await service.Page(incident.Id, "rosalind", "commander-acknowledged", "delivered");
        await service.Page(incident.Id, "ada", "commander-acknowledged", "withdrawn");
        Items(await service.Until($"pages?incident={incident.Id}&person=rosalind", _ => true)).Should().ContainSingle();
        var load = await service.Until($"on-call/load?to={Uri.EscapeDataString(service.Clock.Now.AddMinutes(1).ToString("O"))}", _ => true);
        load.GetProperty("weeks").EnumerateArray().Should().Contain(w => Is(w, "person", "rosalind") && w.GetProperty("pages").GetInt32() == 1)
            .And.Contain(w => Is(w, "person", "ada") && w.GetProperty("hoursCommanded").ValueKind == System.Text.Json.JsonValueKind.Number);
    }

    [Fact]
    public async Task While_Incidents_does_not_answer_people_are_woken_and_no_miss_is_recorded()
    {
        var incident = new AToldIncident();
        await service.Happens(incident.Declared(service.Clock.Now));
        await service.Obligation(incident.Id, "assessment", "open");
        service.IncidentsIsDown = true;

        service.Clock.MoveTo(service.Clock.Now.AddMinutes(16));
        (await service.Page(incident.Id, "ada", "prompt:assessment", "delivered")).GetProperty("unconfirmed").GetBoolean().Should().BeTrue();
        (await service.Obligation(incident.Id, "assessment", "open")).GetProperty("unconfirmed").GetBoolean().Should().BeTrue();

        service.IncidentsIsDown = false;
        service.Clock.MoveTo(service.Clock.Now.AddSeconds(31));
        await service.Obligation(incident.Id, "assessment", "missed");
    }

    [Theory]
    [InlineData(Modes.Drill)]
    [InlineData(Modes.Test)]
    public async Task A_drill_or_a_test_owes_and_misses_and_pages_nobody(string mode)
    {
        var incident = new AToldIncident(mode: mode);
        await service.Happens(incident.Declared(service.Clock.Now));
        await service.Obligation(incident.Id, "assessment", "open");
        service.Clock.MoveTo(service.Clock.Now.AddMinutes(16));
        await service.Obligation(incident.Id, "assessment", "missed");

        var pages = await service.Until($"pages?incident={incident.Id}", p => Items(p).Any(i => Is(i, "reason", "prompt:assessment")));
        Items(pages).Should().OnlyContain(p => Is(p, "state", "requested"));
    }

    [Fact]
    public async Task A_waiver_takes_a_reason_and_a_commander()
    {
        var incident = new AToldIncident();
        await service.Happens(incident.Declared(service.Clock.Now));
        var id = (await service.Obligation(incident.Id, "assessment", "open")).GetProperty("id").GetGuid();

        using var responder = service.As("grace", OrganisationRoles.Responder);
        (await responder.PostAsJsonAsync($"obligations/{id}/waiver", new { reason = "known" })).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var commander = service.As("ada", OrganisationRoles.Commander);
        (await commander.PostAsJsonAsync($"obligations/{id}/waiver", new { reason = "" })).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await commander.PostAsJsonAsync($"obligations/{Guid.CreateVersion7()}/waiver", new { reason = "known" })).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await commander.PostAsJsonAsync($"obligations/{id}/waiver", new { reason = "known" })).StatusCode.Should().Be(HttpStatusCode.OK);
        await service.Obligation(incident.Id, "assessment", "waived");
    }

    [Fact]
    public async Task More_time_takes_a_later_time_a_reason_and_a_commander()
    {
        var incident = new AToldIncident();
        await service.Happens(incident.Declared(service.Clock.Now));
        var owed = await service.Obligation(incident.Id, "assessment", "open");
        var (id, later) = (owed.GetProperty("id").GetGuid(), owed.GetProperty("due").GetDateTimeOffset().AddHours(1));

        using var responder = service.As("grace", OrganisationRoles.Responder);
        (await responder.PostAsJsonAsync($"obligations/{id}/extension", new { due = later, reason = "known" })).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var commander = service.As("ada", OrganisationRoles.Commander);
        (await commander.PostAsJsonAsync($"obligations/{id}/extension", new { due = later, reason = "" })).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await commander.PostAsJsonAsync($"obligations/{id}/extension", new { due = service.Clock.Now, reason = "known" })).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await commander.PostAsJsonAsync($"obligations/{Guid.CreateVersion7()}/extension", new { due = later, reason = "known" })).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await commander.PostAsJsonAsync($"obligations/{id}/extension", new { due = later, reason = "known" })).StatusCode.Should().Be(HttpStatusCode.OK);
        (await service.Obligation(incident.Id, "assessment", "open")).GetProperty("due").GetDateTimeOffset().Should().Be(later);
    }

    [Fact]
    public async Task The_list_is_filtered_and_paged_by_due_time()
    {
        var incident = new AToldIncident();
        await service.Happens(incident.Declared(service.Clock.Now));
        await service.Obligation(incident.Id, "assessment", "open");

        var kinds = new List<string>();
        for (var cursor = ""; ;)
        {
            var page = await service.Until($"obligations?incident={incident.Id}&owedBy=ada&state=open&pageSize=2{cursor}", _ => true);
            kinds.AddRange(Items(page).Select(o => o.GetProperty("kind").GetString()!));
            if (!page.TryGetProperty("nextCursor", out var next))
                break;
            cursor = $"&cursor={next.GetString()}";
        }

        kinds.Should().Equal("commander-acknowledged", "assessment", "first-external-notice", "executive-update", "resolution");
        Items(await service.Until($"obligations?incident={incident.Id}&owedBy=communications-lead", _ => true)).Should().HaveCount(2);
        Items(await service.Until($"obligations?incident={incident.Id}&owedBy=grace", _ => true)).Should().BeEmpty();
        using var ada = service.As("ada", OrganisationRoles.Viewer);
        (await ada.GetAsync(new Uri("obligations?state=done", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_restricted_incident_is_not_there_for_who_is_not_named()
    {
        var incident = new AToldIncident(access: new IncidentAccess(true, ["ada"]));
        await service.Happens(incident.Declared(service.Clock.Now));
        var id = (await service.Obligation(incident.Id, "assessment", "open")).GetProperty("id").GetGuid();

        using var grace = service.As("grace", OrganisationRoles.Commander);
        (await grace.GetAsync(new Uri($"incidents/{incident.Id}/obligations", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await grace.PostAsJsonAsync($"obligations/{id}/waiver", new { reason = "known" })).StatusCode.Should().Be(HttpStatusCode.NotFound);
        Items(await service.Until($"obligations?incident={incident.Id}", _ => true, "grace")).Should().BeEmpty();
        Items(await service.Until($"pages?incident={incident.Id}", _ => true, "grace")).Should().BeEmpty();
    }

    [Fact]
    public async Task Who_is_woken_for_a_restricted_incident_sees_their_page_and_nothing_else()
    {
        var incident = new AToldIncident(access: new IncidentAccess(true, []));
        await service.Happens(incident.Declared(service.Clock.Now));

        var page = Items(await service.Until($"pages?incident={incident.Id}", p => Items(p).Any())).First();

        page.GetProperty("person").GetString().Should().Be("ada");
        using var ada = service.As("ada", OrganisationRoles.Commander);
        (await ada.GetAsync(new Uri($"incidents/{incident.Id}/obligations", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Where_Incidents_does_not_answer_nobody_reads_a_restricted_incident()
    {
        var incident = new AToldIncident(access: new IncidentAccess(true, ["ada", "vera"]));
        await service.Happens(incident.Declared(service.Clock.Now));
        await service.Obligation(incident.Id, "assessment", "open");

        service.IncidentsIsDown = true;
        using var vera = service.As("vera", OrganisationRoles.Commander);
        var answer = await vera.GetAsync(new Uri($"incidents/{incident.Id}/obligations", UriKind.Relative));
        service.IncidentsIsDown = false;

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Only_the_commander_authorises_what_was_asked()
    {
        var incident = new AToldIncident();
        await service.Happens(incident.Declared(service.Clock.Now));
        await service.Obligation(incident.Id, "resolution", "open");
        service.Clock.MoveTo(service.Clock.Now.AddMinutes(121));
        var id = (await service.Obligation(incident.Id, "resolution", "missed")).GetProperty("id").GetGuid();

        using var grace = service.As("grace", OrganisationRoles.Commander);
        (await grace.PostAsync(new Uri($"incidents/{incident.Id}/escalations/{id}/authorisation", UriKind.Relative), null)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var ada = service.As("ada", OrganisationRoles.Commander);
        (await ada.PostAsync(new Uri($"incidents/{incident.Id}/escalations/{id}/authorisation", UriKind.Relative), null)).StatusCode.Should().Be(HttpStatusCode.OK);
        await service.Sent("reported-facts.incidents", sent => sent.Any(f => Is(f, "type", "EscalationRaised") && f.GetProperty("incidentId").GetGuid() == incident.Id));
    }
}
