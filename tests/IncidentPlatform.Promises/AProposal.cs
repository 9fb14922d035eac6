using System.Net.Http.Json;
using IncidentPlatform.Client.Escalation;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Promises;

/// <summary>An alert that is too small to declare wakes who is on call; what they say decides.</summary>
public sealed class AProposal(AConfiguredPlatform platform) : IClassFixture<AConfiguredPlatform>
{
    [Fact]
    public async Task Wakes_who_is_on_call_who_comes_and_declares_it()
    {
        var root = platform.Root;
        await root.Incidents.PutAlertSource("probe", new AlertSource("generic", Declares: true));
        await root.Incidents.PutAlertRouting(new AlertRouting(
            [new RoutingRule("slow", [new AlertCondition("name", Values: ["Slow"])], new AlertOutcome("page"))], new AlertOutcome()));
        var key = (await root.Incidents.CreateRoutingKey("probe")).Key;
        using var http = platform.Services.Http(Origins.Incidents, token: null);
        using var alert = JsonContent.Create(new { name = "Slow", service = "checkout" });
        (await http.PostAsync(new Uri($"intake/generic/{key}", UriKind.Relative), alert)).EnsureSuccessStatusCode();
        await platform.Clock.UntilQuiet();

        var proposed = (await platform.Ada.Incidents.List(new IncidentFilter("proposed"))).Items.Should().ContainSingle().Subject;
        var page = (await platform.Linus.Escalation.ListPages(incident: proposed.Id)).Items.Should().ContainSingle().Subject;
        (page.Person, page.Reason, page.State).Should().Be(("linus", "proposal-answered", "delivered"));
        await platform.Linus.Escalation.AcknowledgePage(page.Id);
        await platform.Clock.Advance(TimeSpan.FromMinutes(20));
        (await platform.Linus.Escalation.ListPages(incident: proposed.Id)).Items.Should().ContainSingle("somebody came");

        await platform.Linus.Incidents.AcceptProposal(proposed.Number, await platform.ETag(proposed.Number), new AcceptProposal("Checkout is slow", "P1"));
        await platform.Clock.UntilQuiet();

        (await platform.Linus.Escalation.ListObligationsOf(proposed.Id)).Items.Select(o => (o.Kind, o.State)).Should().Contain([("proposal-answered", "met"), ("assessment", "open")]);
        (await platform.Linus.Escalation.ListPages(incident: proposed.Id)).Items.Select(p => p.Person).Should().Contain("ada", "she commands it");
        (await platform.Margaret.Communications.ListUpdates(proposed.Id)).Items.Should().NotBeEmpty("what is declared is told");
    }
}
