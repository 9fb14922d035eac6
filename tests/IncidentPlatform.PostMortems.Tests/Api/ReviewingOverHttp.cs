using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.PostMortems.Domain.Reviews;
using IncidentPlatform.Testing;
using Npgsql;
using Distribution = IncidentPlatform.PostMortems.Domain.ReviewFiles.Distribution;

namespace IncidentPlatform.PostMortems.Tests.Api;

/// <summary>A review is read, written, published and reported back, over the real database, broker and Incidents service.</summary>
public sealed class ReviewingOverHttp(ADeclaredIncident world) : IClassFixture<ADeclaredIncident>
{
    private HttpClient Reviews => world.Reviews;

    private static async Task Refused(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        answer.StatusCode.Should().Be(status, await answer.Content.ReadAsStringAsync());
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("type").GetString().Should().EndWith($":{code}");
        problem.GetProperty("wayOn").GetString().Should().NotBeNullOrEmpty();
    }

    private async Task<HttpResponseMessage> Publish(Guid incident, string distribution, EntityTagHeaderValue? ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"incidents/{incident}/review/publication") { Content = JsonContent.Create(new { distribution }) };
        if (ifMatch is not null)
            request.Headers.IfMatch.Add(ifMatch);
        return await Reviews.SendAsync(request);
    }

    private async Task<EntityTagHeaderValue> ETag(Guid incident) => (await Reviews.GetAsync($"incidents/{incident}/review")).Headers.ETag!;

    private async Task WaiveAll(Guid incident, Distribution distribution)
    {
        foreach (var field in Template.Sections.SelectMany(s => s.Fields).Where(f => f.NeededFor == distribution))
            (await Reviews.PostAsJsonAsync($"incidents/{incident}/review/waivers", new { field = field.Name, reason = "A rehearsal" })).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_declared_incident_has_a_review_that_cites_its_stream()
    {
        var id = await world.Declare();
        var review = await world.Review(id);
        review.GetProperty("title").GetString().Should().Be("Payments fail");
        review.GetProperty("phase").GetString().Should().Be("open");
        var declared = (await world.Facts(id)).Single(f => f.Type == nameof(IncidentDeclared));
        review.GetProperty("timeline").EnumerateArray().Select(r => r.GetProperty("cite").GetProperty("fact").GetGuid()).Should().Contain(declared.Id);

        var list = await Reviews.GetFromJsonAsync<JsonElement>("reviews");
        list.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("incidentId").GetGuid()).Should().Contain(id);
    }

    [Fact]
    public async Task The_same_version_and_edition_give_the_same_bytes_in_every_form_after_more_was_told_and_written()
    {
        var id = await world.Declare();
        (await Reviews.PutAsJsonAsync($"incidents/{id}/review/sections/prevent", new { text = "First" })).EnsureSuccessStatusCode();
        var pinned = await world.Review(id);
        var at = $"?version={pinned.GetProperty("version").GetInt64()}&edition={pinned.GetProperty("edition").GetInt64()}";
        var before = await Task.WhenAll(new[] { "", ".md", ".html" }.Select(form => Reviews.GetStringAsync($"incidents/{id}/review{form}{at}")));

        (await world.Incidents.PostAsJsonAsync($"incidents/{id}/notes", new { text = "A late note" })).EnsureSuccessStatusCode();
        (await Reviews.PutAsJsonAsync($"incidents/{id}/review/sections/prevent", new { text = "Second" })).EnsureSuccessStatusCode();

        var after = await Task.WhenAll(new[] { "", ".md", ".html" }.Select(form => Reviews.GetStringAsync($"incidents/{id}/review{form}{at}")));
        after.Should().Equal(before);
        (await Reviews.GetStringAsync($"incidents/{id}/review.md")).Should().Contain("A late note").And.Contain("Second");
    }

    [Fact]
    public async Task The_page_runs_no_scripts()
    {
        var id = await world.Declare("<script>alert(1)</script>");
        using var page = await Reviews.GetAsync($"incidents/{id}/review.html");
        page.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        page.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'none'");
        (await page.Content.ReadAsStringAsync()).Should().NotContain("<script").And.Contain("&lt;script&gt;");
    }

    [Fact]
    public async Task A_section_that_somebody_wrote_meanwhile_is_not_overwritten_unseen()
    {
        var id = await world.Declare();
        var edition = (await world.Review(id)).GetProperty("edition").GetInt64();
        (await Reviews.PutAsJsonAsync($"incidents/{id}/review/sections/prevent", new { text = "Mine", basedOn = edition })).EnsureSuccessStatusCode();
        await Refused(await Reviews.PutAsJsonAsync($"incidents/{id}/review/sections/prevent", new { text = "Yours", basedOn = edition }), HttpStatusCode.Conflict, "section-written-since");
    }

    [Fact]
    public async Task What_was_authorised_is_what_is_published_and_reported()
    {
        var id = await world.Declare();
        await Refused(await Publish(id, "internal", null), HttpStatusCode.PreconditionRequired, "revision-required");
        await Refused(await Publish(id, "internal", await ETag(id)), HttpStatusCode.Conflict, "fields-not-answered");
        var stale = await ETag(id);
        await WaiveAll(id, Distribution.Internal);
        await Refused(await Publish(id, "internal", stale), HttpStatusCode.PreconditionFailed, "stale-revision");

        (await Publish(id, "internal", await ETag(id))).EnsureSuccessStatusCode();

        var published = (await world.Reported(id, nameof(ReviewPublished))).As<ReviewPublished>();
        published.Distribution.Should().Be("internal");
        var files = Directory.GetFiles(Path.Combine(world.Platform.Folder, "reviews"), $"{(await world.Review(id)).GetProperty("number").GetString()}-internal-*.md");
        Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(files.Should().ContainSingle().Subject))).Should().Be(published.ContentHash);
        new Uri(published.Url!).LocalPath.Should().Be(Path.ChangeExtension(files[0], ".html"));
        (await world.Review(id)).GetProperty("phase").GetString().Should().Be("published");
    }

    [Fact]
    public async Task The_public_version_holds_only_what_was_written_for_the_public()
    {
        var id = await world.Declare("Payments fail since the ledger deploy");
        foreach (var (section, text) in new[] { ("public-title", "Card payments failed"), ("public-summary", "For two hours"), ("public-cause", "A change"), ("public-prevention", "We watch") })
            (await Reviews.PutAsJsonAsync($"incidents/{id}/review/sections/{section}", new { text })).EnsureSuccessStatusCode();
        (await Publish(id, "external", await ETag(id))).EnsureSuccessStatusCode();
        (await world.Reported(id, nameof(ReviewPublished))).As<ReviewPublished>().Distribution.Should().Be("external");
        (await Reviews.GetStringAsync($"incidents/{id}/review.html?distribution=external")).Should().Contain("Card payments failed").And.NotContain("ledger").And.NotContain("ada");
    }

    [Fact]
    public async Task An_action_item_is_reported_listed_and_completed_once()
    {
        var id = await world.Declare();
        var due = TimeProvider.System.GetUtcNow().AddDays(7);
        using var opened = await Reviews.PostAsJsonAsync($"incidents/{id}/action-items", new { action = "Alert on the pool", owner = "linus", due, priority = "high" });
        opened.StatusCode.Should().Be(HttpStatusCode.Created);
        var item = (await opened.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("facts")[0].GetProperty("id").GetGuid();
        opened.Headers.Location!.ToString().Should().Be($"/action-items/{item}");
        (await world.Reported(id, nameof(ActionItemOpened))).As<ActionItemOpened>().ActionItemId.Should().Be(item);

        (await Reviews.PostAsync($"action-items/{item}/completion", null)).EnsureSuccessStatusCode();
        var again = await (await Reviews.PostAsync($"action-items/{item}/completion", null)).Content.ReadFromJsonAsync<JsonElement>();
        again.GetProperty("facts").GetArrayLength().Should().Be(0);
        await world.Reported(id, nameof(ActionItemCompleted));

        (await Reviews.GetFromJsonAsync<JsonElement>($"action-items/{item}")).GetProperty("state").GetString().Should().Be("done");
        (await Reviews.GetFromJsonAsync<JsonElement>($"incidents/{id}/action-items")).GetProperty("items").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task Action_items_are_paged_by_due_date()
    {
        var id = await world.Declare();
        var now = TimeProvider.System.GetUtcNow();
        foreach (var days in new[] { 9, 3, 6 })
            (await Reviews.PostAsJsonAsync($"incidents/{id}/action-items", new { action = $"In {days} days", owner = "linus", due = now.AddDays(days), priority = "low" })).EnsureSuccessStatusCode();

        List<string> seen = [];
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await Reviews.GetFromJsonAsync<JsonElement>($"incidents/{id}/action-items?pageSize=1&cursor={cursor}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("action").GetString()!));
            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }

        seen.Should().Equal("In 3 days", "In 6 days", "In 9 days");
    }

    [Fact]
    public async Task The_meeting_is_reported()
    {
        var id = await world.Declare();
        var at = TimeProvider.System.GetUtcNow().AddDays(1);
        (await Reviews.PostAsJsonAsync($"incidents/{id}/review/meeting", new { at, place = "https://meet.example/1" })).EnsureSuccessStatusCode();
        (await world.Reported(id, nameof(ReviewScheduled))).As<ReviewScheduled>().Place.Should().Be("https://meet.example/1");
    }

    [Theory]
    [InlineData("PUT", "incidents/{id}/review/sections/whose-fault", """{"text":"x"}""", 400, "unknown-section")]
    [InlineData("PUT", "incidents/{id}/review/sections/prevent", """{"words":"x"}""", 400, "malformed")]
    [InlineData("PUT", "incidents/{id}/review/sections/prevent", """{"text":""", 400, "malformed")]
    [InlineData("POST", "incidents/{id}/review/publication", """{"distribution":"everyone"}""", 400, "malformed")]
    [InlineData("POST", "incidents/{id}/review/waivers", """{"field":"reputation","reason":" "}""", 400, "reason-needed")]
    [InlineData("POST", "incidents/{id}/action-items", """{"action":"x","owner":"y","due":"2001-01-01T00:00:00Z","priority":"high"}""", 400, "due-in-the-past")]
    [InlineData("POST", "incidents/{id}/action-items", """{"action":"x","owner":"y","due":"someday","priority":"high"}""", 400, "malformed")]
    [InlineData("GET", "incidents/{id}/review?version=9999", null, 400, "version-unknown")]
    [InlineData("GET", "incidents/{id}/review?edition=0", null, 400, "edition-unknown")]
    [InlineData("GET", "incidents/{id}/review?version=last", null, 400, "malformed")]
    [InlineData("GET", "incidents/{id}/review.html?distribution=everyone", null, 400, "distribution-unknown")]
    [InlineData("GET", "incidents/01900000-0000-7000-8000-0000000000ff/review", null, 404, "not-found")]
    [InlineData("POST", "action-items/01900000-0000-7000-8000-0000000000ff/completion", null, 404, "not-found")]
    public async Task What_makes_no_sense_is_answered_with_the_way_on(string method, string path, string? body, int status, string code)
    {
        var id = await world.Declare();
        using var request = new HttpRequestMessage(new HttpMethod(method), path.Replace("{id}", id.ToString(), StringComparison.Ordinal));
        if (body is not null)
            request.Content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        await Refused(await Reviews.SendAsync(request), (HttpStatusCode)status, code);
    }

    [Fact]
    public async Task Who_only_views_does_not_write_and_who_is_nobody_does_not_read()
    {
        var id = await world.Declare();
        using var viewer = world.Platform.Http(Origins.PostMortems, world.Platform.Token("eve", OrganisationRoles.Viewer));
        await Refused(await viewer.PutAsJsonAsync($"incidents/{id}/review/sections/prevent", new { text = "x" }), HttpStatusCode.Forbidden, "role-required");
        (await viewer.GetAsync($"incidents/{id}/review")).StatusCode.Should().Be(HttpStatusCode.OK);
        using var nobody = world.Platform.Http(Origins.PostMortems, null);
        await Refused(await nobody.GetAsync($"incidents/{id}/review"), HttpStatusCode.Unauthorized, "credential-required");
    }

    [Fact]
    public async Task Without_Incidents_people_still_write_and_nothing_is_rebuilt_published_or_read_of_a_restricted_incident()
    {
        var (id, restricted) = (await world.Declare(), await world.Declare());
        await using (var database = NpgsqlDataSource.Create(world.Platform.Databases[Origins.PostMortems]))
        await using (var designate = database.CreateCommand("update mt_doc_incidentcopy set data = jsonb_set(data, '{state,access,restricted}', 'true') where id = $1"))
        {
            designate.Parameters.AddWithValue(restricted);
            await designate.ExecuteNonQueryAsync();
        }

        await world.Platform.Incidents.Stop();
        try
        {
            using var review = await Reviews.GetAsync($"incidents/{id}/review");
            review.Headers.RetryAfter.Should().NotBeNull();
            await Refused(review, HttpStatusCode.ServiceUnavailable, "facts-unavailable");
            (await Reviews.PutAsJsonAsync($"incidents/{id}/review/sections/prevent", new { text = "Written all the same" })).EnsureSuccessStatusCode();
            await Refused(await Reviews.GetAsync($"incidents/{restricted}/action-items"), HttpStatusCode.ServiceUnavailable, "access-unknown");
        }
        finally
        {
            await world.Platform.Incidents.Start();
        }

        await Eventually.So(async () => (await Reviews.GetAsync($"incidents/{id}/review")).IsSuccessStatusCode);
    }
}
