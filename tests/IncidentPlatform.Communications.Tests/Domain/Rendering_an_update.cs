using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Texts;

namespace IncidentPlatform.Communications.Tests.Domain;

public class Rendering_an_update
{
    private const string Number = "INC-2026-0001";
    private static readonly Ways Ways = new(new Uri("https://status.example.com/status#1"), new Uri("https://status.example.com/contact/abc"));

    private static readonly Text Notice = new(
        "Service disruption: Checkout",
        "We are aware of a problem affecting Checkout. A team is working on it now.\n\nWe apologise for the disruption.",
        new SupportText("Checkout is down", "Thank you for contacting us."));

    [Theory]
    [InlineData(Form.StatusPage, "Service disruption: Checkout", """
        We are aware of a problem affecting Checkout. A team is working on it now.

        We apologise for the disruption.

        Reply to us: https://status.example.com/contact/abc
        """)]
    [InlineData(Form.Mail, "Service disruption: Checkout", """
        We are aware of a problem affecting Checkout. A team is working on it now.

        We apologise for the disruption.

        Reference: INC-2026-0001

        Reply to us: https://status.example.com/contact/abc
        """)]
    [InlineData(Form.HelpDesk, "Checkout is down", """
        Thank you for contacting us.

        Reply to us: https://status.example.com/contact/abc
        """)]
    [InlineData(Form.Chat, null, """
        Service disruption: Checkout

        We are aware of a problem affecting Checkout. A team is working on it now.

        We apologise for the disruption.
        """)]
    [InlineData(Form.Social, null, """
        Service disruption: Checkout. We are aware of a problem affecting Checkout. A team is working on it now. We apologise for the disruption.
        https://status.example.com/status#1
        Reply: https://status.example.com/contact/abc
        """)]
    public void For_customers_reads_so_in_each_form(Form form, string? title, string body)
    {
        var rendered = Rendered(form, Notice)!;

        (rendered.Title, rendered.Body, rendered.Cut).Should().Be((title, body.ReplaceLineEndings("\n"), false));
        Rendering.FormsFor(Audience.Customers).Should().Contain(form);
    }

    [Fact]
    public void For_executives_is_a_brief_that_names_the_number_and_no_contact()
    {
        var brief = Rendering.For(Form.ExecutiveBrief, Notice, Audience.Executives, Number, Ways)!;

        brief.Body.Should().EndWith("We apologise for the disruption.\n\nReference: INC-2026-0001");
        Rendering.FormsFor(Audience.Executives).Should().NotContain([Form.StatusPage, Form.Social, Form.HelpDesk]);
        Rendering.FormFor(Channel.Mail, Audience.Executives).Should().Be(Form.ExecutiveBrief);
    }

    [Fact]
    public void Names_the_number_once() =>
        Rendered(Form.Mail, Notice with { Body = $"Words.\n\nReference: {Number}" })!.Body.Should().Be($"Words.\n\nReference: {Number}\n\nReply to us: {Ways.Contact}");

    [Fact]
    public void Has_no_macro_where_support_gets_nothing_new() => Rendered(Form.HelpDesk, Notice with { Support = null }).Should().BeNull();

    [Fact]
    public void Leaves_the_text_that_was_approved_as_it_is()
    {
        var before = Notice.Hash();
        foreach (var form in Enum.GetValues<Form>())
            Rendered(form, Notice);

        Notice.Hash().Should().Be(before);
    }

    [Theory]
    [InlineData("A sentence that is whole. ", "A sentence that is whole.")]
    [InlineData("word ", "word…")]
    [InlineData("😀", "😀…")]
    public void Is_cut_at_a_sentence_or_a_word_for_a_social_network_with_both_links_kept(string repeated, string end)
    {
        var rendered = Rendered(Form.Social, new Text("Down", string.Concat(Enumerable.Repeat(repeated, 300))))!;

        rendered.Cut.Should().BeTrue();
        IncidentPlatform.Communications.Domain.Rendered.CodePoints(rendered.Body).Should().BeLessThanOrEqualTo(280).And.BeGreaterThan(180);
        rendered.Body.Should().EndWith($"{end}\n{Ways.StatusPage}\nReply: {Ways.Contact}").And.NotContain("\uFFFD");
    }

    [Fact]
    public void Counts_what_a_social_network_counts()
    {
        var rendered = Rendered(Form.Social, new Text("Down", new string('x', 250)) with { Body = string.Concat(Enumerable.Repeat("😀", 150)) })!;

        rendered.Cut.Should().BeFalse("150 signs are 150 characters to who counts code points, whatever they are here");
        rendered.Faults().Should().BeEmpty();
    }

    [Fact]
    public void Keeps_the_link_to_the_status_page_where_addresses_are_long()
    {
        var far = new Ways(new Uri($"https://status.example.com/{new string('a', 100)}"), new Uri($"https://status.example.com/{new string('b', 100)}"));
        var rendered = Rendering.For(Form.Social, Notice, Audience.Customers, Number, far)!;

        rendered.Body.Should().EndWith($"{far.StatusPage}").And.NotContain($"{far.Contact}");
        rendered.Faults().Should().BeEmpty();
    }

    [Fact]
    public void Is_cut_for_a_chat_that_takes_less_than_a_mail()
    {
        var rendered = Rendered(Form.Chat, new Text("Down", string.Concat(Enumerable.Repeat("A sentence. ", 800)).Trim()))!;

        rendered.Body.Length.Should().BeLessThanOrEqualTo(RoomTalk.LongestMessage);
        rendered.Should().Match<Rendered>(r => r.Cut && r.Body.EndsWith("A sentence."));
    }

    [Fact]
    public void Says_what_is_too_long() => Rendered(Form.StatusPage, new Text(new string('x', 201), "Words"))!.Faults()
        .Should().ContainSingle().Which.Should().Be("the title has 201 characters; status-page takes 200");

    [Theory]
    [InlineData("@channel look")]
    [InlineData("<!here> look")]
    [InlineData("<@U0123> look")]
    [InlineData("<https://evil.example|our status page>")]
    [InlineData("[our status page](https://evil.example)")]
    [InlineData("[our status page][1]\n[1]: https://evil.example")]
    public void Calls_nobody_and_hides_no_link_in_chat(string words)
    {
        foreach (var form in new[] { Form.Chat, Form.Social })
            Rendered(form, new Text("Down", words))!.Body.Should().NotContainAny("@", "<", ">", "](", "][", "]:");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"https://evil.example\")")]
    [InlineData("+1+cmd|' /C calc'!A0")]
    [InlineData("-1+cmd|' /C calc'!A0")]
    [InlineData("@SUM(1)")]
    public void Is_no_formula_in_a_sheet(string words)
    {
        foreach (var form in Enum.GetValues<Form>())
        {
            var rendered = Rendered(form, new Text(words, words, new SupportText(words, words)))!;
            foreach (var cell in new[] { rendered.Title ?? "'", rendered.Body })
                "=+-@".Should().NotContain(cell[..1]);
        }
    }

    [Fact]
    public void Keeps_a_list_a_list() =>
        Rendered(Form.StatusPage, new Text("Down", "- Checkout\n- Payments"))!.Body.Should().StartWith("- Checkout\n- Payments");

    [Theory]
    [InlineData("Down\r\nBcc: everybody@example.com")]
    [InlineData("Down\u2028Bcc: everybody@example.com")]
    public void Has_a_title_of_one_line(string subject)
    {
        foreach (var form in new[] { Form.StatusPage, Form.Mail, Form.ExecutiveBrief })
            Rendered(form, Notice with { Subject = subject })!.Title.Should().Be("Down Bcc: everybody@example.com");
    }

    [Fact]
    public void Shows_what_leaves()
    {
        var incident = new AnIncident();
        var story = Telling.Story().Hears(incident.IsDeclared());
        var update = story.Draft(Audience.Customers);
        story.Approves("ada", update.Id).Sends("ada", update.Id, []);
        story.When((c, now) => Sending.Finish(c, new(update.Id, Channel.StatusPage, 1, 0, 0), Telling.Shipped, now, Ways));
        story.When((c, now) => Sending.Finish(c, new(update.Id, Channel.HelpDesk, 1, 0, 0), Telling.Shipped, now, Ways));

        var (page, macro) = (Rendering.For(Form.StatusPage, update, story.State!, Ways)!, Rendering.For(Form.HelpDesk, update, story.State!, Ways)!);
        story.State!.Posts.Should().ContainSingle(p => p.Title == page.Title && p.Body == page.Body);
        story.State.CannedResponses.Should().ContainSingle(r => r.Title == macro.Title && r.Body == macro.Body);
        page.Body.Should().EndWith($"Reply to us: {Ways.Contact}");
    }

    [Fact]
    public void Of_the_words_that_ship_fits_every_channel()
    {
        foreach (var use in TextUse.All(Telling.Shipped.Workflow))
            TemplateCheck.Of(use, new TemplatePlace(use.Name), Templates.Load().Source(use.Name), Telling.Shipped.Workflow).Should().BeEmpty("of {0}", use.Name);
    }

    private static Rendered? Rendered(Form form, Text text) => Rendering.For(form, text, Audience.Customers, Number, Ways);
}
