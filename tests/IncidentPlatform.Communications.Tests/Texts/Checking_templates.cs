using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Texts;
using IncidentPlatform.Communications.Tests.Domain;

namespace IncidentPlatform.Communications.Tests.Texts;

public class Checking_templates
{
    private const string Whole = "Problem{% if components %}: {{ components }}{% endif %}\nWe are working on {{ number }}{% if symptoms %}: {{ symptoms | truncate: 80 }}{% endif %}.";

    [Fact]
    public void Lets_a_whole_text_pass() => Faults(Whole).Should().BeEmpty();

    [Theory]
    [InlineData("Problem\n{{ symptons }}", "There is no 'symptons'. Did you mean 'symptoms'?")]
    [InlineData("Problem\n{% if etaa %}x{% endif %}Words", "There is no 'etaa'. Did you mean 'eta'?")]
    [InlineData("Problem\nWords {{ 'x' | append: compnents }}", "There is no 'compnents'. Did you mean 'components'?")]
    [InlineData("Problem\nWords {% case statu %}{% when 'x' %}y{% endcase %}", "There is no 'statu'. Did you mean 'status'?")]
    [InlineData("Problem\nWords {{ number.size }}", "There is no 'number.size'. Did you mean 'number'?")]
    [InlineData("Problem\nWords {% if a.b contains c %}{% endif %}", "There is no 'a.b'. Did you mean 'eta'?")]
    public void Names_what_was_meant_by_a_misspelled_name(string text, string what) =>
        Faults(text).Should().Contain(new TemplateFault("unknown-variable", what));

    [Theory]
    [InlineData("customers/first-notice", "cause")]
    [InlineData("customers/first-notice", "title")]
    [InlineData("customers/first-notice", "commander")]
    [InlineData("customers/resolved", "symptoms")]
    [InlineData("support/problem", "hypothesis")]
    [InlineData("executives/correction", "cause")]
    public void Refuses_what_a_text_never_states(string name, string variable) =>
        Faults($"Problem\nWords {{{{ {variable} }}}}", name).Should().ContainSingle(f => f.Code == "never-stated").Which.What.Should().Contain($"'{variable}'");

    [Theory]
    [InlineData("customers/pre-approved-first-notice", "symptoms")]
    [InlineData("customers/pre-approved-holding", "eta")]
    public void Refuses_every_fact_in_a_text_that_leaves_by_itself(string name, string variable)
    {
        Faults($"Problem\nWords {{{{ {variable} }}}}", name).Should().ContainSingle(f => f.Code == "never-stated").Which.What.Should().Contain("states no fact");
        Faults("Problem\nWords {{ number }} {{ severity }} {{ status }} {{ components }} {{ next_update_minutes }}", name).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Problem\n{% for i in (1..1000000000) %}x{% endfor %}")]
    [InlineData("Problem\n{% assign a = 'x' %}{{ a }}")]
    [InlineData("Problem\n{% capture a %}x{% endcapture %}")]
    [InlineData("Problem\n{% include 'customers/first-notice' %}")]
    [InlineData("Problem\n{% render '/etc/passwd' %}")]
    [InlineData("Problem\n{% liquid assign a = 1 %}")]
    [InlineData("Problem\n{% tablerow i in (1..9) %}x{% endtablerow %}")]
    [InlineData("Problem\n{{ number")]
    [InlineData("Problem\n{% if number %}x")]
    public void Knows_nothing_that_repeats_remembers_or_reads_files(string text) => Faults(text).Should().ContainSingle(f => f.Code == "syntax");

    [Fact]
    public void Refuses_a_range_without_end_and_filters_that_multiply()
    {
        Faults("Problem\nWords {{ number | replace: 'I', 'IIIIIIII' }}").Should().ContainSingle(f => f.Code == "unknown-filter").Which.What.Should().Contain("'replace'");
        Faults("Problem\nWords {{ (1..2000000000) | append: 'x' }}").Should().ContainSingle(f => f.Code == "syntax");
    }

    [Fact]
    public void Is_done_with_many_and_deep_tags()
    {
        Faults("Problem\n" + string.Concat(Enumerable.Repeat("{% if number %}", 500))).Should().ContainSingle(f => f.Code == "syntax");
        Faults("Problem\n" + string.Concat(Enumerable.Repeat("{% if number %}", 99)) + "x" + string.Concat(Enumerable.Repeat("{% endif %}", 99))).Should().BeEmpty();
        Faults($"Problem\n{{% if {string.Join(" and ", Enumerable.Repeat("number", 1000))} %}}x{{% endif %}}").Should().ContainSingle(f => f.Code == "syntax");
        Faults("Problem\n" + new string('x', Liquid.Longest)).Should().ContainSingle(f => f.Code == "syntax");
    }

    [Theory]
    [InlineData("{% if components %}Problem{% endif %}\nWords", "no title")]
    [InlineData("Problem\n{% if symptoms %}Words{% endif %}", "no text below the first line")]
    [InlineData("Problem", "no text below the first line")]
    [InlineData("Problem\n{% if severity == 'P1' %}Words{% endif %}", "P2")]
    [InlineData("Problem\n{% if status != 'monitoring' %}Words{% endif %}", "monitoring")]
    public void Wants_a_whole_text_when_little_is_known(string text, string what) =>
        Faults(text).Should().Contain(f => f.Code == "incomplete" && f.What.Contains(what));

    [Fact]
    public void Tries_a_template_in_the_place_it_is_for_only() => TemplateCheck.Of(
            TextUse.Of(Telling.Shipped.Workflow, "customers/first-notice")!, new TemplatePlace("customers/first-notice", "P1"),
            "Problem\n{% if severity == 'P1' %}Words{% endif %}", Telling.Shipped.Workflow).Should().BeEmpty();

    [Fact]
    public void Counts_the_longest_words_against_each_channel() => Faults("Problem {{ symptoms }} {{ opening }}\nWords")
        .Should().Contain(f => f.Code == "too-long" && f.What.Contains("status-page takes 200")).And.Contain(f => f.What.Contains("mail takes 200"));

    private static IReadOnlyList<TemplateFault> Faults(string text, string name = "customers/first-notice") =>
        TemplateCheck.Of(TextUse.Of(Telling.Shipped.Workflow, name)!, new TemplatePlace(name), text, Telling.Shipped.Workflow);
}
