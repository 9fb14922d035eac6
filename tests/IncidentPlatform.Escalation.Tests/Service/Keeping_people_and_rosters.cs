using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IncidentPlatform.Contracts;
using static IncidentPlatform.Escalation.Tests.Service.AnEscalationService;

namespace IncidentPlatform.Escalation.Tests.Service;

public sealed class Keeping_people_and_rosters(AnEscalationService service) : IClassFixture<AnEscalationService>
{
    private static readonly object Weekly = new { timeZone = "Europe/Berlin", start = "2026-01-05T09:00:00", shiftLength = "P7D", participants = new[] { "ada", "grace" } };

    [Fact]
    public async Task A_schedule_puts_people_on_call_and_the_roster_is_given_out_at_once_and_daily()
    {
        await AddPeople();
        using var admin = Admin();
        (await admin.PutAsJsonAsync("schedules/primary", Weekly)).StatusCode.Should().Be(HttpStatusCode.OK);

        var onCall = await service.Until("on-call?at=2030-04-08T07:00:00Z", _ => true);
        onCall.GetProperty("onCall")[0].GetProperty("name").GetString().Should().Be("Ada L");
        onCall.GetProperty("onCall")[0].GetProperty("from").GetDateTimeOffset().Should().Be(
            new DateTimeOffset(2030, 4, 8, 7, 0, 0, TimeSpan.Zero), "nine in Berlin is seven in summer");
        onCall.GetProperty("gaps").EnumerateArray().Should().BeEmpty();
        (await service.Until("on-call?at=2026-01-01T00:00:00Z", _ => true)).GetProperty("gaps").EnumerateArray().Should().ContainSingle();

        var first = await service.Until("roster", _ => true);
        (await admin.PutAsJsonAsync("schedules/primary", Weekly)).EnsureSuccessStatusCode();
        (await service.Until("roster", _ => true)).GetProperty("version").GetInt64().Should().Be(first.GetProperty("version").GetInt64(), "nothing has changed");

        service.Clock.MoveTo(service.Clock.Now.AddHours(25));
        await service.Until("roster", r => r.GetProperty("version").GetInt64() > first.GetProperty("version").GetInt64());
        var sent = await service.Sent("rosters.incidents", s => s.Count >= 2);
        sent[0].GetProperty("shifts").EnumerateArray().Should().OnlyContain(s => Is(s, "duty", "primary"));
        (sent[0].GetProperty("to").GetDateTimeOffset() - sent[0].GetProperty("from").GetDateTimeOffset()).Should().Be(TimeSpan.FromDays(14));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_with_what_to_do()
    {
        await AddPeople();
        using var admin = Admin();
        await Refused(admin.PutAsJsonAsync("people/zoe", new { name = " ", email = "z@example.com" }), "person-needs-name");
        await Refused(admin.PutAsJsonAsync("people/zoe", new { name = "Zoe", email = "nowhere" }), "person-needs-email");
        await Refused(admin.PutAsJsonAsync("people/zoe", new { name = "Zoe", email = "z@example.com", webhook = "ftp://x/" }), "webhook-not-http");
        await Refused(admin.PutAsJsonAsync("people/zoe", new { name = "Zoe" }), "malformed");
        await Refused(admin.PutAsJsonAsync("positions/cto", new { person = "nobody" }), "person-unknown");
        await Refused(admin.PutAsJsonAsync("schedules/x", new { timeZone = "Mars/Olympus", start = "2026-01-05T09:00:00", shiftLength = "P7D", participants = new[] { "ada" } }), "time-zone-unknown");
        await Refused(admin.PutAsJsonAsync("schedules/x", new { timeZone = "UTC", start = "2026-01-05T09:00:00", shiftLength = "PT1M", participants = new[] { "ada" } }), "shift-too-short");
        await Refused(admin.PutAsJsonAsync("schedules/x", new { timeZone = "UTC", start = "2026-01-05T09:00:00", shiftLength = "P7D", participants = Array.Empty<string>() }), "schedule-needs-people");
        await Refused(admin.PutAsJsonAsync("schedules/x", new { timeZone = "UTC", start = "2026-01-05T09:00:00", shiftLength = "P7D", participants = new[] { "nobody" } }), "person-unknown");
        await Refused(admin.PutAsJsonAsync("schedules/x", new { timeZone = "UTC", start = "soon", shiftLength = "P7D", participants = new[] { "ada" } }), "malformed");
        (await admin.GetAsync(new Uri("people/zoe", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await admin.GetAsync(new Uri("people?cursor=!!!", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        using var responder = service.As("ada", OrganisationRoles.Responder);
        (await responder.PutAsJsonAsync("people/ada", new { name = "Ada", email = "a@example.com" })).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_directory_is_read_in_pages()
    {
        await AddPeople();
        var first = await service.Until("people?pageSize=1", _ => true);
        Items(first).Single().GetProperty("id").GetString().Should().Be("ada");
        var second = await service.Until($"people?pageSize=1&cursor={first.GetProperty("nextCursor").GetString()}", _ => true);
        Items(second).Single().GetProperty("id").GetString().Should().Be("grace");
        second.TryGetProperty("nextCursor", out var _).Should().BeFalse();
        (await service.Until("positions/cto", _ => true)).GetProperty("person").GetString().Should().Be("grace");
        Items(await service.Until("positions", _ => true)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_persons_webhook_gets_the_page_with_numbers_only_and_one_key_for_all_attempts()
    {
        await AddPeople();
        service.WebhookAnswers["ada"] = new([503]);
        var incident = new AToldIncident();
        await service.Happens(incident.Declared(service.Clock.Now));

        (await service.Page(incident.Id, "ada", "commander-acknowledged", "delivered")).GetProperty("channel").GetString().Should().Be("webhook");
        var posted = service.Posted.Where(p => p.Body.Contains("commander-acknowledged", StringComparison.Ordinal)).ToList();
        posted.Should().HaveCount(2).And.OnlyContain(p => p.Path == "ada" && p.Key == posted[0].Key);
        posted[0].Body.Should().Contain("INC-2026-0042").And.NotContain("Canary").And.NotContain("Ada");
    }

    [Fact]
    public async Task A_webhook_that_refuses_is_recorded_as_failed_and_paging_by_hand_needs_somebody_who_exists()
    {
        await AddPeople();
        var incident = new AToldIncident("P3");
        await service.Happens(incident.Declared(service.Clock.Now));
        using var ada = service.As("ada", OrganisationRoles.Responder);
        await service.Until($"incidents/{incident.Id}/obligations", _ => true);
        await Refused(ada.PostAsJsonAsync($"incidents/{incident.Id}/pages", new { person = "nobody", reason = "help" }), "person-unknown");

        service.WebhookAnswers["grace"] = new([400]);
        using var asked = await ada.PostAsJsonAsync($"incidents/{incident.Id}/pages", new { person = "grace", reason = "help" });
        asked.StatusCode.Should().Be(HttpStatusCode.Created);
        var page = await service.Until(asked.Headers.Location!.ToString(), p => Is(p, "state", "failed"));
        page.GetProperty("note").GetString().Should().Be("help");
        (await ada.PostAsJsonAsync($"incidents/{Guid.CreateVersion7()}/pages", new { person = "ada", reason = "help" })).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private async Task AddPeople()
    {
        using var admin = Admin();
        (await admin.PutAsJsonAsync("people/ada", new { name = "Ada L", email = "ada@example.com", webhook = service.Webhook("ada") })).EnsureSuccessStatusCode();
        (await admin.PutAsJsonAsync("people/grace", new { name = "Grace H", email = "grace@example.com", webhook = service.Webhook("grace"), senior = true })).EnsureSuccessStatusCode();
        (await admin.PutAsJsonAsync("positions/cto", new { person = "grace" })).EnsureSuccessStatusCode();
    }

    private HttpClient Admin() => service.As("root", OrganisationRoles.Admin);
}
