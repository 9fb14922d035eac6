using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.StatusPage;
using IncidentPlatform.Communications.StatusPage.Subscriptions;
using IncidentPlatform.Communications.Tests.Domain;

namespace IncidentPlatform.Communications.Tests.StatusPage;

/// <summary>What WCAG 2.2 AA asks of structure and colours, checked on what is sent.</summary>
public partial class A_page_everybody_can_read
{
    private static readonly DateTimeOffset Now = AnIncident.Declared;
    private static readonly PublicPage Page = APage();

    public static IEnumerable<object[]> Pages =>
    [
        ["status", StatusHtml.Of(Page, stale: true)],
        ["subscribe", SubscriptionHtml.Form(Page, "That is not a mail address.")],
        ["confirm", SubscriptionHtml.Confirm("Example", new SubscriptionRequest(Guid.CreateVersion7(), "mail", "\"<b>\"@example.org", ["Checkout"], Now, Now, []))],
        ["unsubscribe", SubscriptionHtml.Unsubscribe("Example")],
    ];

    /// <summary>Text on what it stands on, and bars, edges and focus beside it, with the least contrast each needs.</summary>
    public static IEnumerable<object[]> Colours =>
        from theme in (string[])["light", "dark"]
        from pair in ((string Ink, string Ground, double Least)[])
        [
            ("ink", "ground", 4.5), ("ink", "card", 4.5), ("soft", "ground", 4.5), ("soft", "card", 4.5), ("card", "ink", 4.5),
            ("ok", "okbg", 4.5), ("work", "workbg", 4.5), ("warn", "warnbg", 4.5), ("bad", "badbg", 4.5),
            ("ok", "card", 3), ("work", "card", 3), ("warn", "card", 3), ("bad", "card", 3), ("soft", "card", 3), ("focus", "card", 3), ("focus", "ground", 3),
        ]
        select new object[] { theme, pair.Ink, pair.Ground, pair.Least };

    [Theory]
    [MemberData(nameof(Pages))]
    public void Says_its_language_and_title_and_has_one_main_part(string name, string html)
    {
        var page = Parse(html);

        page.Attribute("lang")!.Value.Should().Be("en", name);
        page.Descendants("title").Single().Value.Should().NotBeNullOrWhiteSpace();
        page.Descendants("main").Should().ContainSingle();
        page.Descendants("h1").Should().ContainSingle();
        page.Descendants("meta").Should().NotContain(m => (string?)m.Attribute("http-equiv") == "refresh", "a page that reloads by itself takes the reader's place away");
        html.Should().Contain("name=\"viewport\" content=\"width=device-width, initial-scale=1\"", "it can be made larger");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Skips_no_level_of_headings(string name, string html)
    {
        var levels = Parse(html).Descendants().Where(e => HeadingName().IsMatch(e.Name.LocalName)).Select(e => e.Name.LocalName[1] - '0').ToList();

        levels.Zip(levels.Skip(1)).Where(p => p.Second > p.First + 1).Should().BeEmpty(name);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Runs_no_scripts_and_loads_nothing(string name, string html)
    {
        var page = Parse(html);

        page.Descendants().Select(e => e.Name.LocalName).Should().NotContain(["script", "img", "iframe", "object", "embed", "b"], name);
        page.Descendants().Attributes().Should().NotContain(a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || a.Name == "src" || a.Value.StartsWith("javascript:", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Names_every_control_link_and_picture_and_uses_an_id_once(string name, string html)
    {
        var page = Parse(html);

        foreach (var input in page.Descendants("input"))
            (input.Parent!.Name == "label" || page.Descendants("label").Any(l => (string?)l.Attribute("for") == (string?)input.Attribute("id"))).Should().BeTrue(name);
        page.Descendants().Where(e => (e.Name.LocalName is "a" or "button" or "summary" or "legend") && e.Value.Trim().Length == 0).Should().BeEmpty();
        page.Descendants("svg").Where(s => (string?)s.Attribute("role") != "img" || string.IsNullOrEmpty((string?)s.Attribute("aria-label"))).Should().BeEmpty();
        page.Descendants().Attributes("id").Select(a => a.Value).Should().OnlyHaveUniqueItems();
        page.Descendants().Attributes("aria-labelledby").Select(a => a.Value).Except(page.Descendants().Attributes("id").Select(a => a.Value)).Should().BeEmpty();
    }

    [Fact]
    public void Lets_the_keyboard_skip_to_the_status()
    {
        var first = Parse(StatusHtml.Of(Page, stale: false)).Descendants("a").First();

        first.Attribute("href")!.Value.Should().Be("#main");
        StatusStyle.Css.Should().Contain(".skip:focus").And.Contain(":focus-visible{outline:3px solid var(--focus)");
    }

    [Fact]
    public void Says_in_words_what_its_bars_show()
    {
        var html = StatusHtml.Of(Page, stale: false);

        html.Should().Contain("aria-label=\"Checkout: 99.95 % up in the last 90 days, one day with disruptions\"");
        html.Should().Contain("1 March 2026: major outage for 1 h, maintenance for 30 min");
        html.Should().Contain(">Major outage</span>");
    }

    [Fact]
    public void Claims_no_more_than_is_known()
    {
        var young = new PublicComponent("Search", null, "operational") { History = Uptime.Of([], Now.AddDays(-2), Now) };

        StatusHtml.Of(Page with { Components = [young] }, stale: false).Should()
            .Contain($"100 % up since {Now.AddDays(-2).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}").And.NotContain("in the last 90 days</span>");
    }

    [Theory]
    [MemberData(nameof(Colours))]
    public void Has_colours_that_can_be_told_apart(string theme, string ink, string ground, double least)
    {
        var colours = Theme(theme);

        Contrast(colours[ink], colours[ground]).Should().BeGreaterThanOrEqualTo(least, "{0} on {1} in {2}", ink, ground, theme);
    }

    [Theory]
    [InlineData(null, "Example: Major service disruption")]
    [InlineData("Checkout", "Checkout: major outage")]
    [InlineData("<Search>", "<Search>: operational")]
    public void Has_badges_that_say_the_status_in_words(string? component, string words)
    {
        var badge = XElement.Parse(StatusBadge.Of(Page, component));

        badge.Attribute("aria-label")!.Value.Should().Be(words);
        var fill = badge.Descendants().First(e => e.Name.LocalName == "rect").Attribute("fill")!.Value;
        Contrast(fill, "#ffffff").Should().BeGreaterThanOrEqualTo(4.5);
    }

    private static PublicPage APage()
    {
        Disruption[] of =
        [
            new("Checkout", ComponentStatus.MajorOutage, Now.AddDays(-1), Now.AddDays(-1).AddHours(1)),
            new("Checkout", ComponentStatus.UnderMaintenance, Now.AddDays(-1).AddHours(2), Now.AddDays(-1).AddMinutes(150)),
        ];
        var post = new PublicPost(Guid.CreateVersion7(), "investigating", "<script>alert(1)</script>", "One\n\nTwo <b>bold</b>\nthree", Now);
        PublicIncident Incident(string status, DateTimeOffset? over) =>
            new(Guid.CreateVersion7(), "Payments <fail>", status, "critical", ["Checkout"], Now, Now, null, over, [post with { Status = status }]);
        return new PublicPage(
            "Example", Now, Now,
            [
                new PublicComponent("<Search>", null, "operational") { History = Uptime.Of([], null, Now) },
                new PublicComponent("Checkout", "Paying & more", "major_outage") { History = Uptime.Of(of, null, Now) },
            ],
            [Incident("investigating", null), Incident("resolved", Now)])
        {
            Maintenances = [Incident("scheduled", null) with { ScheduledFor = Now, ScheduledUntil = Now }, Incident("completed", Now) with { ScheduledFor = Now, ScheduledUntil = Now }],
        };
    }

    /// <summary>Our pages are well-formed once the few elements that have no end are closed.</summary>
    private static XElement Parse(string html) =>
        XElement.Parse(VoidElement().Replace(html.Replace("<!doctype html>", "", StringComparison.Ordinal).Replace(" required ", " required=\"\" ", StringComparison.Ordinal), "<$1$2/>"));

    private static Dictionary<string, string> Theme(string theme)
    {
        var css = StatusStyle.Css;
        var dark = css.IndexOf("@media (prefers-color-scheme:dark)", StringComparison.Ordinal);
        var part = theme == "light" ? css[..dark] : css[dark..css.IndexOf("}}", dark, StringComparison.Ordinal)];
        return Variable().Matches(part).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
    }

    /// <summary>By WCAG 2.2, "contrast ratio".</summary>
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }

    [GeneratedRegex("^h[1-6]$")]
    private static partial Regex HeadingName();

    [GeneratedRegex("<(meta|link|input|br)((?:\\s[^>]*)?)>")]
    private static partial Regex VoidElement();

    [GeneratedRegex("--([a-z]+):(#[0-9a-f]{6})")]
    private static partial Regex Variable();
}
