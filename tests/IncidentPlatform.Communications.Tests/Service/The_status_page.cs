using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Communications.Tests.Service;

[Collection(ARunningCommunications.OneAtATime)]
public class The_status_page(ARunningCommunications communications)
{
    [Fact]
    public async Task Shows_what_was_sent_to_customers_in_every_form_with_every_word_encoded()
    {
        var incident = await communications.AnIncident().Declared();
        await incident.Draft("customers");
        var subject = $"<script>alert(1)</script> & \"quotes\" {incident.Id:N}";
        using var written = await incident.Ask(HttpMethod.Post, $"incidents/{incident.Id}/updates", body: new
        {
            audience = "customers",
            kind = "first-notice",
            subject,
            text = "First <b>line</b>\nsecond line\n\n[a](javascript:alert(1))",
        });
        written.EnsureSuccessStatusCode();
        await incident.Sends(await incident.Draft("customers"));

        var html = await Shows("status", incident.Id.ToString("N"));
        html.Should().NotContain("<script>").And.NotContain("<b>").And.NotContain("href=\"javascript");
        html.Should().Contain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;").And.Contain("First &lt;b&gt;line&lt;/b&gt;<br>second line");
        html.Should().NotContain("db-7", "the incident's title is not for the public");

        var atom = XDocument.Parse(await Shows("status/feed.atom", incident.Id.ToString("N")));
        atom.Descendants().Where(e => e.Name.LocalName == "title").Select(e => e.Value).Should().Contain($"investigating: {subject}");
        var rss = XDocument.Parse(await Shows("status/feed.rss", incident.Id.ToString("N")));
        rss.Descendants("title").Select(e => e.Value).Should().Contain($"investigating: {subject}");

        using var json = JsonDocument.Parse(await Shows("api/v2/incidents/unresolved.json", incident.Id.ToString("N")));
        var shown = json.RootElement.GetProperty("incidents").EnumerateArray().Single(i => i.GetProperty("id").GetString() == incident.Id.ToString("N"));
        shown.GetProperty("name").GetString().Should().Be(subject);
        shown.GetProperty("status").GetString().Should().Be("investigating");
        shown.GetProperty("impact").GetString().Should().Be("critical");
        shown.GetProperty("incident_updates")[0].GetProperty("body").GetString().Should().StartWith("First <b>line</b>\n");
    }

    [Fact]
    public async Task Never_shows_an_incident_that_is_not_meant()
    {
        var drill = await communications.AnIncident().Declared(mode: Modes.Drill);
        var sent = await drill.Sends(await drill.Draft("customers"));
        sent.Status.Should().Be("sent");
        var live = await communications.AnIncident().Declared();
        await live.Sends(await live.Draft("customers"));

        (await Shows("status", live.Id.ToString("N"))).Should().NotContain(drill.Id.ToString("N"));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("status/feed.atom")]
    [InlineData("status/feed.rss")]
    [InlineData("api/v2/summary.json")]
    [InlineData("api/v2/status.json")]
    [InlineData("api/v2/components.json")]
    [InlineData("api/v2/incidents.json")]
    [InlineData("api/v2/incidents/unresolved.json")]
    public async Task Can_be_cached(string path)
    {
        using var http = communications.Anonymous();
        using var first = await http.GetAsync(new Uri(path, UriKind.Relative));
        first.StatusCode.Should().Be(HttpStatusCode.OK);
        first.Headers.CacheControl!.Public.Should().BeTrue();
        first.Headers.ETag.Should().NotBeNull();
        first.Content.Headers.ContentType!.CharSet.Should().Be("utf-8");
    }

    [Fact]
    public async Task Says_not_modified_to_who_has_it()
    {
        using var http = communications.Anonymous();
        await communications.Until(
            async () =>
            {
                using var first = await http.GetAsync(new Uri("status/feed.atom", UriKind.Relative));
                using var again = new HttpRequestMessage(HttpMethod.Get, new Uri("status/feed.atom", UriKind.Relative));
                again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
                return (await http.SendAsync(again)).StatusCode;
            },
            status => status == HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Answers_while_the_database_is_away()
    {
        var incident = await communications.AnIncident().Declared();
        await incident.Sends(await incident.Draft("customers"));
        await Shows("status", incident.Id.ToString("N"));

        await using (await ADatabaseThatIsAway.Take(communications.Platform.Databases[Origins.Communications]))
        {
            using var http = communications.Anonymous();
            await communications.Until(async () => (await http.GetAsync(new Uri("health/ready", UriKind.Relative))).StatusCode, s => s == HttpStatusCode.ServiceUnavailable);
            (await http.GetStringAsync(new Uri("status", UriKind.Relative))).Should().Contain(incident.Id.ToString("N"));
            (await http.GetStringAsync(new Uri("api/v2/summary.json", UriKind.Relative))).Should().Contain(incident.Id.ToString("N"));
        }

        await communications.Until(
            async () => (await communications.Anonymous().GetAsync(new Uri("health/ready", UriKind.Relative))).StatusCode, s => s == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Is_kept_as_a_file()
    {
        var incident = await communications.AnIncident().Declared();
        await incident.Sends(await incident.Draft("customers"));

        await communications.Until(
            () => Task.FromResult(File.Exists(CacheFile) ? File.ReadAllText(CacheFile) : ""), kept => kept.Contains(incident.Id.ToString(), StringComparison.Ordinal));
    }

    private string CacheFile => Path.Combine(communications.Platform.Folder, "status-page.json");

    private Task<string> Shows(string path, string what) => communications.Until(
        async () =>
        {
            using var http = communications.Anonymous();
            return await http.GetStringAsync(new Uri(path, UriKind.Relative));
        },
        page => page.Contains(what, StringComparison.Ordinal));
}
