using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using IncidentPlatform.Communications.Tests.Service;
using Microsoft.Playwright;

namespace IncidentPlatform.Communications.Tests.Browser;

/// <summary>What readers see and can do, in Chromium on the running service.</summary>
[Collection(ARunningCommunications.OneAtATime)]
public sealed class The_status_page_in_a_browser(ARunningCommunications communications, ABrowser browser) : IClassFixture<ABrowser>
{
    private const string Status = "status";
    private const string Form = "status/subscribe";

    /// <summary>WCAG 2.2 to level AA, and what axe's makers advise beyond: landmarks, one h1, headings without gaps.</summary>
    private static readonly List<string> Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private readonly APageWithEverything everything = new(communications);

    [Fact]
    public async Task Says_everything_without_scripts()
    {
        await everything.Shown();
        var page = await browser.Opened(everything.At, scripts: false);

        await page.GotoAsync(Status);

        (await page.TitleAsync()).Should().NotBeNullOrWhiteSpace();
        (await page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Heading, new() { Level = 1 }).IsVisibleAsync()).Should().BeTrue();
        (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync()).Should().Be(1);
        (await page.GetByRole(AriaRole.Main).CountAsync()).Should().Be(1);
        var component = page.GetByRole(AriaRole.List, new() { Name = "Components" }).GetByRole(AriaRole.Listitem).Filter(new() { Has = Heading(page, everything.Component) });
        (await component.GetByText("Major outage", new() { Exact = true }).IsVisibleAsync()).Should().BeTrue();
        (await component.GetByText(everything.Address).IsVisibleAsync()).Should().BeTrue();
        var incident = page.GetByRole(AriaRole.Article).Filter(new() { Has = Heading(page, everything.Subject) });
        (await incident.GetByText("Investigating", new() { Exact = true }).IsVisibleAsync()).Should().BeTrue();
        (await incident.GetByText(everything.Post).IsVisibleAsync()).Should().BeTrue();
        var work = page.GetByRole(AriaRole.Article).Filter(new() { Has = Heading(page, everything.Work) });
        (await work.GetByText("Slow for a while.").First.IsVisibleAsync()).Should().BeTrue();
        (await work.GetByText("Scheduled", new() { Exact = true }).First.IsVisibleAsync()).Should().BeTrue();
        (await page.GetByRole(AriaRole.Heading, new() { Name = "Planned maintenance", Level = 2 }).IsVisibleAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task Shows_what_looks_like_a_script_as_the_text_it_is()
    {
        await everything.Shown();
        var page = await browser.Opened(everything.At, scripts: true);

        await page.GotoAsync(Status);

        var incident = page.GetByRole(AriaRole.Article).Filter(new() { Has = Heading(page, everything.Subject) });
        (await incident.IsVisibleAsync()).Should().BeTrue();
        (await incident.GetByText(everything.Post).IsVisibleAsync()).Should().BeTrue();
        (await page.Locator("img, script").CountAsync()).Should().Be(0);
        (await page.TitleAsync()).Should().NotBe("taken");
    }

    [Theory]
    [InlineData(Status, ColorScheme.Light)]
    [InlineData(Status, ColorScheme.Dark)]
    [InlineData(Form, ColorScheme.Light)]
    [InlineData(Form, ColorScheme.Dark)]
    public async Task Can_be_read_by_everybody(string path, ColorScheme colours)
    {
        await everything.Shown();
        var page = await browser.Opened(everything.At, scripts: true, colours); // for the measuring; the page has none
        await page.GotoAsync(path);
        foreach (var days in await page.Locator("summary").AllAsync())
            await days.ClickAsync();

        var found = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = Rules } });

        found.Violations.Select(Said).Should().BeEmpty();
        found.Incomplete.Select(Said).Should().BeEmpty("what cannot be measured is not known to be good");
        found.Passes.Select(p => p.Id).Should().Contain(["color-contrast", "html-has-lang", "document-title", "landmark-one-main", "page-has-heading-one", "heading-order"]);
        (await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")).Should().Be(colours == ColorScheme.Dark ? "rgb(13, 17, 23)" : "rgb(246, 248, 250)");
    }

    [Theory]
    [InlineData(Status)]
    [InlineData(Form)]
    public async Task Fits_on_a_small_screen(string path)
    {
        await everything.Shown();
        var page = await browser.Opened(everything.At, scripts: false, width: 320);
        await page.GotoAsync(path);
        foreach (var days in await page.Locator("summary").AllAsync())
            await days.ClickAsync();

        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");

        wide.Should().BeLessThanOrEqualTo(320, "nobody should have to scroll sideways");
    }

    [Fact]
    public async Task Lets_people_subscribe_by_keyboard()
    {
        await everything.Shown();
        var reader = $"reader-{Guid.CreateVersion7():N}@example.org";
        var page = await browser.Opened(everything.At, scripts: false);
        await page.GotoAsync(Status);

        await Tab(page, "Skip to the status");
        await Tab(page, "Subscribe");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Subscribe", Level = 1 }).WaitForAsync();
        await Tab(page, "Mail address");
        await page.Keyboard.TypeAsync(reader);
        foreach (var box in await page.GetByRole(AriaRole.Checkbox).AllAsync())
        {
            var name = (await box.Locator("..").InnerTextAsync()).Trim();
            await Tab(page, name);
            if (name == everything.Component)
                await page.Keyboard.PressAsync("Space");
        }

        await Tab(page, "Subscribe");
        await page.Keyboard.PressAsync("Enter");

        await page.GetByRole(AriaRole.Heading, new() { Name = "Look into your mail" }).WaitForAsync();
        await communications.Until(() => Task.FromResult(Mails()), mails => mails.Any(m => m.Contains(reader, StringComparison.Ordinal)));
    }

    private IEnumerable<string> Mails() =>
        Directory.CreateDirectory(communications.MailFolder).GetFiles("*.eml").Select(f => File.ReadAllText(f.FullName));

    /// <summary>The next stop of the Tab key is what is expected, by the name that everybody sees, and shows that it is there.</summary>
    private static async Task Tab(IPage page, string name)
    {
        await page.Keyboard.PressAsync("Tab");
        var stop = page.Locator(":focus");
        (await stop.EvaluateAsync<string>("e => (e.labels?.[0] ?? e).innerText.trim()")).Should().Be(name);
        (await stop.EvaluateAsync<bool>("e => { const s = getComputedStyle(e); return s.outlineStyle === 'solid' && parseFloat(s.outlineWidth) >= 2 }")).Should().BeTrue(name);
        (await stop.EvaluateAsync<bool>(
            "e => { const b = e.getBoundingClientRect(); return b.width > 0 && b.left >= 0 && b.top >= 0 && b.right <= innerWidth && b.bottom <= innerHeight }")).Should().BeTrue(name);
    }

    private static ILocator Heading(IPage page, string name) => page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    private static string Said(AxeResultItem of) => $"{of.Id}: {of.Help}\n{string.Join('\n', of.Nodes.Take(3).Select(n => n.Html))}";
}
