using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.StatusPage;
using IncidentPlatform.Communications.Tests.Domain;
using IncidentPlatform.Communications.Views;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Communications.Tests.StatusPage;

public class A_public_page
{
    private static readonly Component[] Components = [new("Checkout", ["checkout-api"], "Paying for things"), new("Search", ["search"])];
    private readonly AnIncident incident = new();

    [Fact]
    public void Shows_components_as_working_when_nothing_is_wrong()
    {
        var page = Of();

        page.Components.Should().OnlyContain(c => c.Status == "operational");
        OverallStatus.Of(page).Should().Be(("none", "All systems operational"));
    }

    [Fact]
    public void Shows_an_open_incident_and_what_it_affects()
    {
        var page = Of(Told());

        page.Unresolved.Should().ContainSingle().Which.Name.Should().Be("Service disruption: Checkout and Payments");
        page.Components.Select(c => (c.Name, c.Status)).Should().Equal(("Checkout", "major_outage"), ("Search", "operational"));
        OverallStatus.Of(page).Indicator.Should().Be("critical");
    }

    [Fact]
    public void Shows_posts_newest_first_and_the_incident_as_resolved_by_its_last()
    {
        var story = Told();
        story.Hears(incident.HasAFixDeployed()).Tells(Audience.Customers)
            .Hears(incident.IsResolved(AnIncident.Declared.AddHours(3))).Tells(Audience.Customers);

        var shown = Of(story).Incidents.Should().ContainSingle().Subject;

        shown.Posts.Select(p => p.Status).Should().Equal("resolved", "monitoring", "investigating");
        shown.ResolvedAt.Should().NotBeNull();
        shown.MonitoringAt.Should().NotBeNull();
        Of(story).Components.Should().OnlyContain(c => c.Status == "operational");
    }

    [Fact]
    public void Shows_nothing_of_what_became_restricted()
    {
        var story = Told().Hears(incident.With(s => s with { Restricted = true }).GetsANote());

        Of(story).Incidents.Should().BeEmpty();
    }

    [Fact]
    public void Shows_nothing_that_was_not_sent() => Of(Telling.Story().Hears(incident.IsDeclared())).Incidents.Should().BeEmpty();

    [Theory]
    [InlineData("Resolved: Checkout", "Resolved: Checkout")]
    [InlineData("All clear", "resolved: All clear")]
    public void Says_the_public_word_once(string title, string heading) =>
        new PublicPost(Guid.CreateVersion7(), "resolved", title, "Words.", AnIncident.Declared).Heading().Should().Be(heading);

    [Fact]
    public void Says_as_of_when_it_stands_once_it_cannot_be_renewed()
    {
        StatusHtml.Of(Of(), stale: true).Should().Contain("stands as of 2 March 2026, 02:14 UTC");
        StatusHtml.Of(Of(), stale: false).Should().NotContain("as of");
    }

    private Specification<Conversation> Told() => Telling.Story().Hears(incident.IsDeclared()).Tells(Audience.Customers);

    private static PublicPage Of(params Specification<Conversation>[] stories) => PublicPages.Of(
        "Example status", AnIncident.Declared, stories.Select(s => new ToldInPublic(s.State!.Id, s.State.Situation, s.State.Posts)), Components, []);
}
