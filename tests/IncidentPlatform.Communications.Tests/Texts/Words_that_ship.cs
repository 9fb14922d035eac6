using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Texts;
using IncidentPlatform.Communications.Tests.Domain;

namespace IncidentPlatform.Communications.Tests.Texts;

public class Words_that_ship
{
    private static readonly Templates Templates = Templates.Load();

    public static TheoryData<string> Names => [.. Templates.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Make_a_whole_update_when_little_is_known(string template) => IsWhole(template, Nothing());

    [Theory]
    [MemberData(nameof(Names))]
    public void Make_a_whole_update_when_everything_is_known(string template) => IsWhole(template, Everything("Words"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Take_peoples_words_as_data(string template)
    {
        var text = Templates.Render(template, Everything("{{ number }}{% raw %}\nSubject: injected\r\n\u202E<b>"));

        (text.Title + text.Body).Should().NotContain("\r").And.NotContain("\u202E").And.NotContain("\nSubject: injected");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Show_customers_no_title_and_no_cause(string template)
    {
        if (template.StartsWith("executives/", StringComparison.Ordinal))
            return;
        var text = Templates.Render(template, Everything("Words") with { Title = "db-7 full", Cause = "pool exhausted", Hypothesis = "a bad deploy" });

        (text.Title + text.Body).Should().NotContainAny("db-7", "pool exhausted", "bad deploy");
    }

    [Fact]
    public void Of_the_workflow_reach_every_audience_it_drafts_for() =>
        Telling.Shipped.Workflow.Texts.Should().OnlyContain(t => Telling.Shipped.Workflow.Channels.ContainsKey(IncidentPlatform.Communications.Domain.Words.Of(t.Audience)));

    private static void IsWhole(string template, Variables variables)
    {
        var rendered = Templates.Render(template, variables);
        var text = new Text(rendered.Title, rendered.Body).Clean();
        text.Fault().Should().BeNull();
        (text.Subject + text.Body).Should().NotContainAny("{{", "{%", "  ");
    }

    private static Variables Nothing() => new(
        "INC-2026-0001", null, "P1", "investigating", null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, false, false);

    private static Variables Everything(string words) => new(
        "INC-2026-0001", words, "P1", "identified", words, words, words, "1200", "5,000 EUR", "high", words, words,
        "14:30 UTC on 2 March 2026", "high", "16:30 UTC on 2 March 2026", words, words, words, 30, false, true);
}
