using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;

namespace IncidentPlatform.Communications.Tests.Service;

[Collection(ARunningCommunications.OneAtATime)]
public sealed class Templates_of_the_service(ARunningCommunications communications) : IAsyncLifetime
{
    private const string Notice = "templates/customers/first-notice";
    private const string Holding = "templates/customers/pre-approved-first-notice";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The service is shared: its words are those that ship for everybody else.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var place in new[] { Notice, $"{Notice}?severity=P1", $"{Notice}?language=de", Holding })
            (await Ask(HttpMethod.Delete, place)).StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Are_used_by_drafts_made_after_they_were_saved_and_named_as_their_source()
    {
        (await Ask(HttpMethod.Put, Notice, new { text = "Ours for all\nWords" })).StatusCode.Should().Be(HttpStatusCode.OK);
        using var saved = await Ask(HttpMethod.Put, $"{Notice}?severity=P1", new { text = "Ours for {{ severity }}\nWe are on {{ number }}." });
        var version = (await saved.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("inUse").GetInt32();
        (await Ask(HttpMethod.Put, $"{Notice}?language=de", new { text = "Auf Deutsch\nWir arbeiten daran." })).StatusCode.Should().Be(HttpStatusCode.OK);

        var incident = await AnIncident();
        var draft = await incident.Draft("customers");
        (draft.Subject, draft.Text).Should().Be(("Ours for P1", "We are on INC-2026-0042."));
        var read = await (await incident.Ask(HttpMethod.Get, $"updates/{draft.Id}")).Content.ReadFromJsonAsync<JsonElement>();
        read.GetProperty("source").GetString().Should().Be($"proactive-service-notifications/2 customers/first-notice, P1 (version {version})");

        (await Ask(HttpMethod.Delete, $"{Notice}?severity=P1")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await (await AnIncident()).Draft("customers")).Subject.Should().Be("Ours for all");
        (await Ask(HttpMethod.Delete, Notice)).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await (await AnIncident()).Draft("customers")).Subject.Should().Be("Service disruption");

        var kept = await Read($"{Notice}?severity=P1");
        kept.GetProperty("versions").EnumerateArray().TakeLast(2).Select(v => (v.GetProperty("number").GetInt32(), v.GetProperty("savedBy").GetString())).Should().Equal((version, "carol"), (version + 1, "carol"));
        kept.TryGetProperty("inUse", out _).Should().BeFalse();
        kept.GetProperty("builtIn").GetString().Should().Contain("We are aware of a problem");
    }

    [Fact]
    public async Task Are_refused_with_each_fault_named_and_nothing_is_saved()
    {
        using var answer = await Ask(HttpMethod.Put, Notice, new { text = "Problem {{ compnents }}\n{{ cause }}" });

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("type").GetString().Should().EndWith(":template-invalid");
        problem.GetProperty("errors").GetProperty("unknown-variable")[0].GetString().Should().Contain("'components'");
        problem.GetProperty("errors").GetProperty("never-stated")[0].GetString().Should().Contain("'cause'");
        (await Read(Notice)).TryGetProperty("inUse", out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("templates/customers/no-such-text", HttpStatusCode.NotFound, "not-found")]
    [InlineData(Notice + "?severity=P9", HttpStatusCode.BadRequest, "template-place-invalid")]
    [InlineData(Notice + "?phase=done", HttpStatusCode.BadRequest, "template-place-invalid")]
    [InlineData(Notice + "?language=de%0Aen", HttpStatusCode.BadRequest, "template-place-invalid")]
    public async Task Are_for_what_there_is(string place, HttpStatusCode status, string code)
    {
        using var answer = await Ask(HttpMethod.Put, place, new { text = "Title\nWords" });

        answer.StatusCode.Should().Be(status);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString().Should().EndWith($":{code}");
    }

    [Fact]
    public async Task Are_kept_by_communications_only()
    {
        (await Ask(HttpMethod.Put, Notice, new { text = "Title\nWords" }, "rita", OrganisationRoles.Responder)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await Ask(HttpMethod.Delete, Notice, null, "rita", OrganisationRoles.Responder)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task That_leave_by_themselves_need_a_second_person_and_the_former_goes_until_then()
    {
        (await Ask(HttpMethod.Put, Holding, new { text = "Ours: looking into it\nWe look into it, {{ components | default: 'whatever it is' }}." })).StatusCode.Should().Be(HttpStatusCode.OK);
        (await MissedNotice()).Subject.Should().Be("We are looking into a reported problem", "nobody has approved ours");

        using var alone = await Ask(HttpMethod.Post, $"{Holding}/approval", new { version = 1 });
        alone.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await Ask(HttpMethod.Post, $"{Holding}/approval", new { version = 1 }, "bea")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await MissedNotice()).Should().Match<AnUpdate>(u => u.Subject == "Ours: looking into it" && u.Text == "We look into it, whatever it is.");

        (await Ask(HttpMethod.Post, $"{Notice}/approval", new { version = 1 }, "bea")).StatusCode.Should().Be(HttpStatusCode.BadRequest, "a person approves what it makes");
    }

    [Fact]
    public async Task That_fail_are_passed_over_for_the_words_that_ship_and_say_so()
    {
        (await Ask(HttpMethod.Put, $"{Notice}?severity=P1", new { text = "{% unless number contains '0042' %}Ours{% endunless %}\nWords" })).StatusCode.Should().Be(HttpStatusCode.OK);

        var draft = await (await AnIncident()).Draft("customers");

        draft.Subject.Should().Be("Service disruption");
        (await Read($"{Notice}?severity=P1")).GetProperty("faults").EnumerateArray().Should().Contain(f => f.GetProperty("code").GetString() == "failed");
    }

    [Fact]
    public async Task Are_shown_in_every_channel_before_they_are_saved()
    {
        var incident = await AnIncident();
        await incident.Draft("customers");
        const string Words = "Problem{% if components %}: {{ components }}{% endif %}\nWe work on {{ number }}.{% if symptoms %} {{ symptoms }}{% endif %}";

        var made = await Preview(new { audience = "customers", kind = "first-notice", text = Words });
        made.GetProperty("text").GetString().Should().Be("We work on INC-2026-0001. Payments by card are refused.");
        made.GetProperty("forms").EnumerateArray().Select(f => (f.GetProperty("form").GetString(), f.GetProperty("leaves").GetBoolean())).Should().Equal(
            ("status-page", true), ("mail", true), ("chat", false), ("social", false));

        var real = await Preview(new { audience = "customers", kind = "first-notice", text = Words, incidentId = incident.Id });
        real.GetProperty("text").GetString().Should().Be("We work on INC-2026-0042.");
        real.GetProperty("unknown").EnumerateArray().Select(u => u.GetString()).Should().Contain("symptoms");
        real.GetProperty("forms")[0].GetProperty("text").GetString().Should().Contain("Reply to us: http");

        var faulty = await Preview(new { audience = "customers", kind = "first-notice", text = "Problem\n{{ nmber }}" });
        faulty.GetProperty("faults")[0].GetProperty("what").GetString().Should().Contain("'number'");
        faulty.TryGetProperty("text", out _).Should().BeFalse();
    }

    [Fact]
    public async Task Show_what_leaves_before_it_leaves()
    {
        var incident = await communications.AnIncident().Declared(services: $"service-{Guid.CreateVersion7():N}");
        var draft = await incident.Draft("customers");

        var rendered = await (await incident.Ask(HttpMethod.Get, $"updates/{draft.Id}/rendered")).Content.ReadFromJsonAsync<JsonElement>();
        rendered.GetProperty("textHash").GetString().Should().Be(draft.TextHash);
        var forms = rendered.GetProperty("forms").EnumerateArray().ToDictionary(f => f.GetProperty("form").GetString()!);
        forms.Keys.Should().Equal("status-page", "mail", "help-desk", "chat", "social");
        forms["social"].GetProperty("length").GetInt32().Should().BeLessThanOrEqualTo(forms["social"].GetProperty("limit").GetInt32());
        await incident.Sends(draft);

        using var open = communications.Anonymous();
        var page = await communications.Until(
            async () => await open.GetFromJsonAsync<JsonElement>("api/v2/incidents.json"), p => p.GetRawText().Contains($"{incident.Id:N}", StringComparison.Ordinal) || p.GetRawText().Contains($"{incident.Id}", StringComparison.Ordinal));
        page.GetProperty("incidents").EnumerateArray().SelectMany(i => i.GetProperty("incident_updates").EnumerateArray())
            .Select(u => u.GetProperty("body").GetString()).Should().Contain(forms["status-page"].GetProperty("text").GetString());
    }

    /// <summary>One that hits no component of the status page.</summary>
    private Task<AFedIncident> AnIncident() => communications.AnIncident().Declared(services: $"service-{Guid.CreateVersion7():N}");

    private async Task<AnUpdate> MissedNotice()
    {
        var incident = await AnIncident();
        await incident.Happens(new ObligationMissed(Guid.CreateVersion7(), "first-external-notice", communications.Clock.Now));
        await incident.Draft("customers");
        communications.Clock.MoveTo(communications.Clock.Now + TimeSpan.FromMinutes(6));
        return (await incident.Updates(all => all.Any(u => u.PreApproved))).Single(u => u.PreApproved);
    }

    private async Task<JsonElement> Preview(object body) =>
        await (await Ask(HttpMethod.Post, "templates/preview", body)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();

    private async Task<JsonElement> Read(string place) => await (await Ask(HttpMethod.Get, place)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();

    private async Task<HttpResponseMessage> Ask(HttpMethod method, string path, object? body = null, string person = "carol", string role = OrganisationRoles.Communications)
    {
        using var http = communications.As(person, role);
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body, options: Wire.Json) };
        return await http.SendAsync(request);
    }
}
