using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using static IncidentPlatform.Escalation.Tests.Service.AnEscalationService;

namespace IncidentPlatform.Escalation.Tests.Service;

/// <summary>Contact methods, providers that fail over, links that answer, policies: over the real database and broker, with an outside that answers as told.</summary>
public sealed class Reaching_people(AnEscalationService service) : IClassFixture<AnEscalationService>
{
    [Fact]
    public async Task A_contact_method_is_used_once_its_owner_told_the_code_that_came()
    {
        await Add("vera");
        using var vera = service.As("vera", OrganisationRoles.Responder);
        await Ok(vera.PutAsJsonAsync("people/vera/contacts/mobile", new { kind = "voice", address = "+4930123456" }));
        await Refused(vera.PutAsJsonAsync("people/vera/contacts/mobile/verification", new { code = "123456" }), "no-code", HttpStatusCode.Conflict);

        await Ok(vera.PostAsync(new Uri("people/vera/contacts/mobile/verification", UriKind.Relative), null));
        var code = Digits(service.Posted.Last(p => p.Path == "voice").Body);
        await Refused(vera.PutAsJsonAsync("people/vera/contacts/mobile/verification", new { code = code == "000000" ? "000001" : "000000" }), "code-wrong");
        (await PageTo("vera")).GetProperty("channel").GetString().Should().Be("log", "it is not verified yet");

        var verified = await Ok(vera.PutAsJsonAsync("people/vera/contacts/mobile/verification", new { code }));
        verified.GetProperty("contacts")[0].GetProperty("verifiedAt").ValueKind.Should().Be(JsonValueKind.String);
        (await PageTo("vera")).GetProperty("channel").GetString().Should().Be("voice");
        var call = JsonDocument.Parse(service.Posted.Last(p => p.Path == "voice").Body).RootElement;
        call.GetProperty("to").GetString().Should().Be("+4930123456");
        call.GetProperty("text").GetString().Should().Contain("INC-2026-0042").And.NotContain("Canary");
    }

    [Fact]
    public async Task A_wrong_code_counts_five_times_and_then_none_counts()
    {
        await Add("wanda");
        using var wanda = service.As("wanda", OrganisationRoles.Responder);
        await Ok(wanda.PutAsJsonAsync("people/wanda/contacts/mobile", new { kind = "voice", address = "+4930123457" }));
        await Ok(wanda.PostAsync(new Uri("people/wanda/contacts/mobile/verification", UriKind.Relative), null));
        var code = Digits(service.Posted.Last(p => p.Path == "voice").Body);
        for (var n = 0; n < 5; n++)
            await Refused(wanda.PutAsJsonAsync("people/wanda/contacts/mobile/verification", new { code = "none" }), "code-wrong");

        await Refused(wanda.PutAsJsonAsync("people/wanda/contacts/mobile/verification", new { code }), "no-code", HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Whoever_changes_a_person_at_once_loses_nothing_of_each_other_and_no_wrong_code_goes_uncounted()
    {
        await Add("ines");
        using var ines = service.As("ines", OrganisationRoles.Responder);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Ok(ines.PutAsJsonAsync($"people/ines/contacts/way-{n}", new { kind = "voice", address = $"+493012345{n}0" })))
            .Append(Add("ines")));
        (await ines.GetFromJsonAsync<JsonElement>("people/ines")).GetProperty("contacts").GetArrayLength().Should().Be(8);

        await Ok(ines.PostAsync(new Uri("people/ines/contacts/way-0/verification", UriKind.Relative), null));
        var code = Digits(service.Posted.Last(p => p.Path == "voice" && p.Body.Contains("49301234500", StringComparison.Ordinal)).Body);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => (await ines.PutAsJsonAsync("people/ines/contacts/way-0/verification", new { code = "none" })).Dispose()));
        await Refused(ines.PutAsJsonAsync("people/ines/contacts/way-0/verification", new { code }), "no-code", HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task How_somebody_is_reached_is_theirs_to_say_and_to_see()
    {
        await Add("xenia");
        using var other = service.As("yves", OrganisationRoles.Responder);
        using var xenia = service.As("xenia", OrganisationRoles.Responder);
        await Refused(other.PutAsJsonAsync("people/xenia/contacts/mobile", new { kind = "voice", address = "+4930123456" }), "contacts-of-another", HttpStatusCode.Forbidden);
        await Refused(xenia.PutAsJsonAsync("people/xenia/contacts/hook", new { kind = "webhook", address = "http://10.0.0.1/" }), "webhook-by-admin", HttpStatusCode.Forbidden);
        await Refused(xenia.PutAsJsonAsync("people/xenia/contacts/mobile", new { kind = "voice", address = "12" }), "contact-not-number");
        await Ok(xenia.PutAsJsonAsync("people/xenia/contacts/mobile", new { kind = "voice", address = "+4930123456" }));

        (await other.GetFromJsonAsync<JsonElement>("people/xenia")).GetProperty("contacts")[0].TryGetProperty("address", out var address).Should().BeFalse("{0}", address);
        (await xenia.GetFromJsonAsync<JsonElement>("people/xenia")).GetProperty("contacts")[0].GetProperty("address").GetString().Should().Be("+4930123456");
    }

    [Fact]
    public async Task A_provider_that_is_down_or_says_not_now_is_followed_by_the_next_and_each_attempt_is_recorded()
    {
        await Add("zoe");
        await Verified("zoe", "pd", "pagerduty", "PZOE123");
        await Verified("zoe", "og", "opsgenie", "zoe@example.com");
        await Verified("zoe", "mobile", "voice", "+4930123458");
        service.WebhookAnswers["incidents"] = new([429]);
        service.WebhookAnswers["alerts"] = new([503]);

        var page = await PageTo("zoe");

        page.GetProperty("channel").GetString().Should().Be("voice");
        page.GetProperty("attempts").EnumerateArray().Select(a => $"{a.GetProperty("channel")} {a.GetProperty("outcome")}")
            .Should().Equal("pagerduty unavailable", "opsgenie unavailable", "voice delivered");
        var incident = JsonDocument.Parse(service.Posted.Last(p => p.Path == "incidents").Body).RootElement.GetProperty("incident");
        incident.GetProperty("assignments")[0].GetProperty("assignee").GetProperty("id").GetString().Should().Be("PZOE123");
        incident.GetProperty("incident_key").GetString().Should().Be(page.GetProperty("id").GetString());
        JsonDocument.Parse(service.Posted.Last(p => p.Path == "alerts").Body).RootElement.GetProperty("responders")[0].GetProperty("username").GetString().Should().Be("zoe@example.com");
    }

    [Fact]
    public async Task A_repeat_that_PagerDuty_knows_already_has_arrived_and_any_other_refusal_has_not()
    {
        await Add("karl");
        await Verified("karl", "pd", "pagerduty", "PKARL12");
        service.WebhookAnswers["incidents"] = new([400]);
        service.Refusal = "{\"error\":{\"message\":\"Open incident with matching dedup key already exists on this service\",\"code\":2002}}";
        (await PageTo("karl")).GetProperty("channel").GetString().Should().Be("pagerduty");

        service.WebhookAnswers["incidents"] = new([400]);
        service.Refusal = "{\"error\":{\"message\":\"Invalid Input Provided\",\"code\":2001}}";
        (await PageTo("karl", "failed")).GetProperty("attempts")[0].GetProperty("outcome").GetString().Should().Be("refused");
    }

    [Fact]
    public async Task A_way_that_nobody_serves_fails_and_is_said()
    {
        await Add("tara");
        using var admin = Admin();
        await Ok(admin.PutAsJsonAsync("people/tara/contacts/text", new { kind = "sms", address = "+4930123459" }));
        await Refused(admin.PostAsync(new Uri("people/tara/contacts/text/verification", UriKind.Relative), null), "no-provider", HttpStatusCode.Conflict);

        var onCall = await service.Until("on-call", _ => true);
        onCall.GetProperty("canCall").GetBoolean().Should().BeTrue("a voice provider is configured here");
    }

    [Fact]
    public async Task In_quiet_hours_a_page_comes_where_there_is_no_other_way_and_a_reminder_does_not()
    {
        await Add("quentin");
        await Verified("quentin", "mobile", "voice", "+4930123460");
        using var admin = Admin();
        await Ok(admin.PutAsJsonAsync("people/quentin/contacts/mobile", new
        {
            kind = "voice",
            address = "+4930123460",
            quiet = new { timeZone = "UTC", from = "00:00:00", to = "00:00:00" },
        }));
        var id = Guid.CreateVersion7();
        await service.Wants(new ReminderWanted(id, "quentin", "silence-lasts", $"/silences/{id}", service.Clock.Now.AddHours(1)));

        await service.Until("reminders", r => r.EnumerateArray().Any(m => Is(m, "reason", "silence-lasts") && Is(m, "state", "failed")), "quentin");
        service.Posted.Should().NotContain(p => p.Body.Contains("4930123460", StringComparison.Ordinal) && p.Body.Contains("silence-lasts", StringComparison.Ordinal));
        (await PageTo("quentin")).GetProperty("channel").GetString().Should().Be("voice");
    }

    [Fact]
    public async Task A_page_is_answered_by_its_link_once_and_by_a_button_only()
    {
        await Add("paul", service.Webhook("paul"));
        var page = await PageTo("paul");
        var link = new Uri(JsonDocument.Parse(service.Posted.Last(p => p.Path == "paul").Body).RootElement.GetProperty("acknowledge").GetString()!).AbsolutePath;
        using var anybody = service.Anybody();

        var shown = await anybody.GetStringAsync(link);
        shown.Should().Contain("You are needed").And.Contain("INC-2026-0042").And.NotContain("Canary");
        (await State(page)).Should().Be("delivered", "looking at it answers nothing");
        (await anybody.PostAsync($"{link}/acknowledgement", null)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await State(page)).Should().Be("acknowledged");
        (await (await anybody.PostAsync($"{link}/refusal", null)).Content.ReadAsStringAsync()).Should().Contain("You are on it", "it was answered already");
        (await State(page)).Should().Be("acknowledged");
        (await anybody.GetAsync(link[..^1] + (link[^1] == '0' ? '1' : '0'))).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_policy_is_gone_through_and_shows_the_version_it_runs_by()
    {
        foreach (var person in new[] { "olga", "nils" })
            await Add(person);
        using var admin = Admin();
        await Ok(admin.PutAsJsonAsync("page-webhooks/room", new { url = service.Webhook("room") }));
        await Ok(admin.PutAsJsonAsync("escalation-policies/orders", Policy(Step(0, Target("person", "olga"), Target("webhook", "room")), Step(10, Target("person", "nils")))));
        await Refused(admin.PutAsJsonAsync("escalation-policies/orders", Policy(Step(0, Target("duty", "nothing")))), "target-unknown");
        await Refused(admin.PutAsJsonAsync("escalation-policies/orders", Policy(new { after = "PT0S" })), "malformed");
        var incident = await Declared();
        using var ada = service.As("ada", OrganisationRoles.Responder);
        await Ok(ada.PostAsJsonAsync($"incidents/{incident}/pages", new { policy = "orders", reason = "Orders hang" }));
        await Ok(admin.PutAsJsonAsync("escalation-policies/orders", Policy(Step(0, Target("person", "nils")))));

        await service.Page(incident, "olga", "policy:orders", "delivered");
        await service.Page(incident, "webhook:room", "policy:orders", "delivered");
        service.Posted.Should().Contain(p => p.Path == "room");
        service.Clock.MoveTo(service.Clock.Now.AddMinutes(10));
        await service.Page(incident, "nils", "policy:orders", "delivered");

        var runs = await service.Until($"incidents/{incident}/escalations", _ => true);
        runs[0].GetProperty("version").GetInt32().Should().Be(1);
        runs[0].GetProperty("steps").GetArrayLength().Should().Be(2);
        (await service.Until("escalation-policies/orders", _ => true)).GetProperty("version").GetInt32().Should().Be(2);
    }

    [Fact]
    public async Task Round_robin_turns_go_on_from_one_incident_to_the_next()
    {
        foreach (var person in new[] { "rob", "rita" })
            await Add(person);
        using var admin = Admin();
        await Ok(admin.PutAsJsonAsync("escalation-policies/turns", Policy(Step(0, true, Target("person", "rob"), Target("person", "rita")))));
        using var ada = service.As("ada", OrganisationRoles.Responder);

        foreach (var turn in new[] { "rob", "rita", "rob" })
        {
            var incident = await Declared();
            await Ok(ada.PostAsJsonAsync($"incidents/{incident}/pages", new { policy = "turns", reason = "Look" }));
            await service.Page(incident, turn, "policy:turns", "delivered");
        }
    }

    [Fact]
    public async Task Who_leaves_is_woken_no_more_and_their_turns_go_to_a_successor()
    {
        foreach (var person in new[] { "lea", "luis" })
            await Add(person);
        using var admin = Admin();
        await Ok(admin.PutAsJsonAsync("schedules/leaving", new { timeZone = "Etc/UTC", start = "2026-01-05T09:00:00", shiftLength = "P7D", participants = new[] { "lea" } }));
        await Ok(admin.PutAsJsonAsync("positions/leaving-position", new { person = "lea" }));
        await Ok(admin.PutAsJsonAsync("teams/leavers", new { members = new[] { "lea", "luis" } }));
        await Refused(admin.PostAsJsonAsync("people/lea/departure", new { }), "alone-in-layer", HttpStatusCode.Conflict);

        var left = await Ok(admin.PostAsJsonAsync("people/lea/departure", new { successor = "luis" }));

        left.GetProperty("duties").EnumerateArray().Select(d => d.GetString()).Should().Equal("leaving");
        (await service.Until("on-call", _ => true)).GetProperty("onCall").EnumerateArray().Single(h => Is(h, "duty", "leaving")).GetProperty("person").GetString().Should().Be("luis");
        (await service.Until("positions/leaving-position", _ => true)).GetProperty("person").GetString().Should().Be("luis");
        (await service.Until("teams/leavers", _ => true)).GetProperty("members").EnumerateArray().Select(m => m.GetString()).Should().Equal("luis");
        using var ada = service.As("ada", OrganisationRoles.Responder);
        await Refused(ada.PostAsJsonAsync($"incidents/{await Declared()}/pages", new { person = "lea", reason = "Come" }), "person-unknown");
    }

    [Fact]
    public async Task Somebody_is_found_by_who_they_are_elsewhere()
    {
        using var admin = Admin();
        await Ok(admin.PutAsJsonAsync("people/mira", new { name = "Mira", email = "mira@example.com", language = "de-AT", links = new { slack = "U024BE7LH", oidc = "auth0|77" } }));

        Items(await service.Until("people?link=slack:U024BE7LH", _ => true)).Should().ContainSingle(p => Is(p, "id", "mira"));
        Items(await service.Until("people?link=slack:U0", _ => true)).Should().BeEmpty();
        await Refused(admin.GetAsync(new Uri("people?link=U024BE7LH", UriKind.Relative)), "link-malformed");
    }

    private async Task<Guid> Declared()
    {
        var incident = new AToldIncident("P3");
        await service.Happens(incident.Declared(service.Clock.Now));
        await service.Until($"incidents/{incident.Id}/obligations", _ => true);
        using var ada = service.As("ada", OrganisationRoles.Responder);
        await Testing.Eventually.Is(() => ada.GetAsync(new Uri($"incidents/{incident.Id}/escalations", UriKind.Relative)), a => a.IsSuccessStatusCode, "the incident is known");
        return incident.Id;
    }

    private async Task<JsonElement> PageTo(string person, string state = "delivered")
    {
        var incident = await Declared();
        using var ada = service.As("ada", OrganisationRoles.Responder);
        await Testing.Eventually.Is(() => ada.PostAsJsonAsync($"incidents/{incident}/pages", new { person, reason = "Come" }), a => a.IsSuccessStatusCode, "a page");
        return await service.Page(incident, person, "manual", state);
    }

    private async Task<string?> State(JsonElement page) => (await service.Until($"pages/{page.GetProperty("id").GetString()}", _ => true)).GetProperty("state").GetString();

    private async Task Add(string person, Uri? webhook = null)
    {
        using var admin = Admin();
        await Ok(admin.PutAsJsonAsync($"people/{person}", new { name = person, email = $"{person}@example.com", webhook }));
    }

    private async Task Verified(string person, string contact, string kind, string address)
    {
        using var admin = Admin();
        await Ok(admin.PutAsJsonAsync($"people/{person}/contacts/{contact}", new { kind, address }));
        await Ok(admin.PostAsync(new Uri($"people/{person}/contacts/{contact}/verification", UriKind.Relative), null));
        var path = kind switch { "pagerduty" => "incidents", "opsgenie" => "alerts", _ => "voice" };
        await Ok(admin.PutAsJsonAsync($"people/{person}/contacts/{contact}/verification", new { code = Digits(service.Posted.Last(p => p.Path == path).Body) }));
    }

    private HttpClient Admin() => service.As("root", OrganisationRoles.Admin);

    private static object Policy(params object[] steps) => new { steps };

    private static object Step(int minutes, params object[] targets) => Step(minutes, false, targets);

    private static object Step(int minutes, bool roundRobin, params object[] targets) => new { after = $"PT{minutes}M", roundRobin, targets };

    private static object Target(string kind, string name) => new { kind, name };

    /// <summary>The code of a message: six digits that stand apart.</summary>
    private static string Digits(string body) => System.Text.RegularExpressions.Regex.Match(body, @"\d(?: \d){5}").Value.Replace(" ", "", StringComparison.Ordinal);

    private static async Task<JsonElement> Ok(Task<HttpResponseMessage> call)
    {
        using var answer = await call;
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.Should().BeTrue(text);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
