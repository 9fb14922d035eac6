using IncidentPlatform.Communications.Domain;

namespace IncidentPlatform.Communications.Tests.Domain;

public class Templates_of_an_organisation
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly TemplatePlace Place = new("customers/pre-approved-holding");

    [Fact]
    public void Keep_every_version()
    {
        var template = Saved(Saved(Saved(null, "one"), "two"), null);

        template!.Versions.Select(v => (v.Number, v.Text)).Should().Equal((1, "one"), (2, "two"), (3, null));
        Saved(template, "four")!.Latest.Number.Should().Be(4);
    }

    [Fact]
    public void Are_the_same_when_the_same_is_saved_again()
    {
        var template = Saved(null, "one");

        Saved(template, "one").Should().BeSameAs(template);
        Saved(null, null).Should().BeNull("there was nothing to withdraw");
    }

    [Fact]
    public void Are_used_at_once_where_a_person_approves_what_they_make() => Saved(null, "one")!.InUse(leavesByItself: false)!.Number.Should().Be(1);

    [Fact]
    public void That_leave_by_themselves_are_used_once_a_second_person_approved_them()
    {
        var first = Saved(null, "one")!;
        first.InUse(leavesByItself: true).Should().BeNull();
        var (approved, _) = first.Approve(1, "bea", Now);
        approved!.InUse(leavesByItself: true)!.Text.Should().Be("one");

        var second = Saved(approved, "two")!;
        second.InUse(leavesByItself: true)!.Text.Should().Be("one", "the former is used until the new one is approved");
        second.Approve(2, "bea", Now).Approved!.InUse(leavesByItself: true)!.Text.Should().Be("two");
        Saved(second, null)!.InUse(leavesByItself: true).Should().BeNull("withdrawing gives the words that ship back at once");
    }

    [Fact]
    public void Are_not_approved_by_who_saved_them() => Saved(null, "one")!.Approve(1, "ada", Now).Refusal!.Code.Should().Be("second-person-required");

    [Fact]
    public void Are_approved_as_they_were_read()
    {
        var template = Saved(Saved(null, "one"), "two")!;

        template.Approve(1, "bea", Now).Refusal!.Code.Should().Be("template-changed");
        Saved(template, null)!.Approve(3, "bea", Now).Refusal!.Code.Should().Be("template-withdrawn");
        var (approved, _) = template.Approve(2, "bea", Now);
        approved!.Approve(2, "bea", Now.AddHours(1)).Approved.Should().BeSameAs(approved, "a repeat changes nothing");
    }

    [Fact]
    public void Are_chosen_by_language_before_severity_before_phase()
    {
        TemplatePlace[] places =
        [
            new("t"), new("t", Phase: PublicStatus.Identified), new("t", "P1"), new("t", "P1", PublicStatus.Identified), new("t", Language: "de"), new("t", "P1", PublicStatus.Identified, "de"),
        ];

        places.OrderBy(p => p.Particular).Should().Equal(places);
    }

    [Theory]
    [InlineData("t", "P1", "identified", "de", true)]
    [InlineData("t", "P1", "identified", "DE", true)]
    [InlineData("other", "P1", "identified", "de", false)]
    [InlineData("t", "P2", "identified", "de", false)]
    [InlineData("t", "P1", "investigating", "de", false)]
    [InlineData("t", "P1", "identified", "en", false)]
    public void Fit_what_they_are_for(string name, string severity, string status, string language, bool fits)
    {
        var variables = IncidentPlatform.Communications.Texts.Samples.Ordinary with { Severity = severity, Status = status };

        new TemplatePlace("t", "P1", PublicStatus.Identified, "de").Fits(name, variables, language).Should().Be(fits);
        new TemplatePlace("t").Fits("t", variables, language).Should().BeTrue("what names nothing fits everything");
    }

    private static TextTemplate? Saved(TextTemplate? before, string? text) => TextTemplate.Saved(before, Place, text, "ada", Now);
}
