using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Kernel;
using static IncidentPlatform.Communications.Tests.Domain.Telling;

namespace IncidentPlatform.Communications.Tests.Domain;

public class Depending_on_a_provider
{
    private const string Partner = "our payment processing partner";
    private readonly AnIncident incident = new();

    [Fact]
    public void Is_told_to_customers_by_its_public_wording_from_the_next_draft_on()
    {
        var story = Story().Hears(incident.IsDeclared()).Hears(incident.DependsOn("Paywell", Partner));

        var first = story.Draft(Audience.Customers);
        first.Text.Body.Should().Contain($"It has to do with {Partner}, whose status we are watching.").And.NotContain("Paywell");
        first.States.Should().Contain(s => s.About == Subject.Upstream);
        story.Tells(Audience.Customers).Draft(Audience.Customers).Text.Body.Should().Contain(Partner);
    }

    [Fact]
    public void On_two_tells_of_both_and_on_the_same_again_of_nothing_more()
    {
        var story = Story().Hears(incident.IsDeclared()).Hears(incident.DependsOn("Paywell", Partner))
            .Hears(incident.DependsOn("Mailbird", "our mail partner")).Hears(incident.DependsOn("Paywell", Partner));

        story.Draft(Audience.Customers).Text.Body.Should().Contain($"It has to do with {Partner} and our mail partner, whose");
    }

    [Theory]
    [InlineData("Paywell has problems")]
    [InlineData("It is PAYWELL's fault")]
    public void Is_never_told_by_name(string body)
    {
        var story = Story().Hears(incident.IsDeclared()).Hears(incident.DependsOn("Paywell", Partner));
        var draft = story.Draft(Audience.Customers);
        story.When((c, _) => Writing.Edit(c, draft.Id, new Text("Payments", body), null));

        story.Approves("ada", draft.Id).ThenRefused("no-longer-true");
        story.Outcome.Refusal!.Reason.Should().Contain(Partner);
    }

    [Fact]
    public void Declared_after_the_approval_stops_a_text_that_names_it()
    {
        var story = Story().Hears(incident.IsDeclared());
        var draft = story.Draft(Audience.Customers);
        story.When((c, _) => Writing.Edit(c, draft.Id, new Text("Payments", "Paywell has problems"), null)).Approves("ada", draft.Id);

        story.Sends("ada", draft.Id, [incident.DependsOn("Paywell", Partner)]);

        story.State!.Update(draft.Id)!.Stage.Should().Be(UpdateStage.Stopped);
    }

    [Fact]
    public void Leaves_words_alone_that_only_hold_its_letters()
    {
        var story = Story().Hears(incident.IsDeclared()).Hears(incident.DependsOn("Pay", Partner));
        var draft = story.Draft(Audience.Customers);
        story.When((c, _) => Writing.Edit(c, draft.Id, new Text("Payments", "Payments fail"), null));

        story.Approves("ada", draft.Id).Outcome.Refusal.Should().BeNull();
    }

    [Fact]
    public void May_be_named_to_executives()
    {
        var story = Story().Hears(incident.IsDeclared()).Hears(incident.DependsOn("Paywell", Partner));
        var brief = story.Draft(Audience.Executives);
        story.When((c, _) => Writing.Edit(c, brief.Id, new Text("Payments", "Paywell is down"), null));

        story.Approves("ada", brief.Id).Outcome.Refusal.Should().BeNull();
    }

    [Fact]
    public void A_known_situation_opens_the_first_notice_in_its_own_words()
    {
        var story = Story().Hears(incident.IsDeclared()).Hears(incident.HasAScenarioApplied("Card payments are slow; money is safe."));

        story.Draft(Audience.Customers).Text.Body.Should().StartWith("Card payments are slow; money is safe.").And.NotContain("We are aware");
    }
}
