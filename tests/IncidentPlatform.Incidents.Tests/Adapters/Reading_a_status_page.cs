using System.Text;
using System.Text.Json;
using System.Xml;
using IncidentPlatform.Incidents.Adapters;
using IncidentPlatform.Incidents.Domain;

namespace IncidentPlatform.Incidents.Tests.Adapters;

public sealed class Reading_a_status_page
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("none", UpstreamStatus.Operational)]
    [InlineData("minor", UpstreamStatus.Degraded)]
    [InlineData("major", UpstreamStatus.PartialOutage)]
    [InlineData("critical", UpstreamStatus.MajorOutage)]
    [InlineData("maintenance", UpstreamStatus.Maintenance)]
    [InlineData("something-new", UpstreamStatus.Unknown)]
    public void Of_Statuspage_takes_the_overall_indicator(string indicator, UpstreamStatus status) =>
        StatuspageSummary.Parse(Json($$$"""{"page":{"url":"https://status.example.com"},"status":{"indicator":"{{{indicator}}}","description":"As it is"}}"""))
            .Should().Be(new UpstreamReport(status, "As it is", "https://status.example.com"));

    [Fact]
    public void Of_Statuspage_takes_the_newest_words_as_one_line_of_plain_text() => StatuspageSummary.Parse(Json(
        """
        {"status":{"indicator":"major"},"components":[],"incidents":[{"name":"API errors","status":"identified","shortlink":"https://stspg.example.com/x",
        "incident_updates":[{"body":"We found\r\nthe <b>cause</b> &amp; fix it."},{"body":"Looking"}]},{"name":"Older","status":"monitoring"}]}
        """)).Should().Be(new UpstreamReport(UpstreamStatus.PartialOutage, "API errors (identified): We found the cause & fix it.", "https://stspg.example.com/x"));

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"status\":{}}")]
    [InlineData("<html>")]
    [InlineData("[]")]
    public void Of_Statuspage_takes_nothing_else(string body) => FluentActions.Invoking(() => StatuspageSummary.Parse(Json(body))).Should().Throw<JsonException>();

    [Theory]
    [InlineData("API errors", "Identified - we know why", UpstreamStatus.Degraded)]
    [InlineData("API errors", "<strong>Resolved</strong> - it is over. Identified - we know why", UpstreamStatus.Operational)]
    [InlineData("Service is operating normally: [RESOLVED] Errors", "Long history", UpstreamStatus.Operational)]
    [InlineData("Scheduled maintenance of the API", "In progress", UpstreamStatus.Maintenance)]
    public void Of_a_feed_takes_what_the_newest_entry_says(string title, string text, UpstreamStatus status)
    {
        var rss = $"""
            <rss version="2.0"><channel><title>Status</title>
            <item><title>Older</title><description>Resolved - done</description><pubDate>Mon, 02 Mar 2026 08:00:00 +0000</pubDate></item>
            <item><title>{title}</title><description><![CDATA[{text}]]></description><link>https://status.example.com/2</link><pubDate>Mon, 02 Mar 2026 11:00:00 +0000</pubDate></item>
            </channel></rss>
            """;
        var atom = $"""
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Status</title><entry><title>{title}</title><content type="html"><![CDATA[{text}]]></content>
            <link href="https://status.example.com/2"/><updated>2026-03-02T11:00:00Z</updated></entry></feed>
            """;

        foreach (var feed in new[] { rss, atom })
        {
            StatusFeed.Parse(Encoding.UTF8.GetBytes(feed), Now).Should().Match<UpstreamReport>(r =>
                r.Status == status && r.Words!.StartsWith(title) && !r.Words.Contains('<') && r.Link == "https://status.example.com/2");
        }
    }

    [Fact]
    public void Of_a_feed_lets_a_day_without_news_stand_for_the_end()
    {
        var feed = """<rss><channel><item><title>API errors</title><description>Looking</description><pubDate>Sat, 28 Feb 2026 11:00:00 +0000</pubDate></item></channel></rss>""";
        StatusFeed.Parse(Encoding.UTF8.GetBytes(feed), Now).Status.Should().Be(UpstreamStatus.Operational);
        StatusFeed.Parse(Encoding.UTF8.GetBytes("<rss><channel/></rss>"), Now).Status.Should().Be(UpstreamStatus.Operational);
    }

    [Theory]
    [InlineData("<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><rss><channel><item><title>&b;</title></item></channel></rss>")]
    [InlineData("<html><body/></html>")]
    [InlineData("not xml")]
    public void Of_a_feed_takes_no_document_types_and_nothing_else(string body) =>
        FluentActions.Invoking(() => StatusFeed.Parse(Encoding.UTF8.GetBytes(body), Now)).Should().Throw<XmlException>();

    private static byte[] Json(string text) => Encoding.UTF8.GetBytes(text);
}
