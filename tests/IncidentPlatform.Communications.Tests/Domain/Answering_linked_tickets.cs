using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;
using IncidentPlatform.Testing;
using static IncidentPlatform.Communications.Tests.Domain.Telling;

namespace IncidentPlatform.Communications.Tests.Domain;

public class Answering_linked_tickets
{
    private static readonly Actor Susan = Actor.Person("susan");
    private readonly AnIncident incident = new();
    private readonly Specification<Conversation> story = Story();

    public Answering_linked_tickets() => story.Hears(incident.IsDeclared());

    [Fact]
    public void A_ticket_is_linked_once_and_can_be_unlinked()
    {
        Links("T-1", "acme").Then(new TicketLinked("T-1", "acme"));
        Links("T-1", "acme").ThenNothing();
        story.When((c, _) => LinkedTickets.Unlink(c!, "T-1")).Then(new TicketUnlinked("T-1"));
        story.When((c, _) => LinkedTickets.Unlink(c!, "T-1")).ThenNothing();
    }

    [Fact]
    public void Only_so_many_are_linked()
    {
        for (var n = 0; n < LinkedTickets.MostLinked; n++)
            Links($"T-{n}", null);
        Links("one more", null).ThenRefused("too-many-tickets");
    }

    [Fact]
    public void Where_nobody_chooses_nothing_is_answered()
    {
        Links("T-1", null);
        story.Hears(incident.IsAllClear());
        LinkedTickets.ToAnswer(story.State!).Should().BeEmpty();
    }

    [Fact]
    public void Support_or_its_lead_chooses_and_nobody_else()
    {
        story.When((c, _) => LinkedTickets.Choose(c!, "It is over.", Susan, ofSupport: false)).ThenRefused("only-support-answers");
        story.When((c, _) => LinkedTickets.Drop(c!, Susan, ofSupport: false)).ThenRefused("only-support-answers");
        story.When((c, _) => LinkedTickets.Choose(c!, "It is over.", Susan, ofSupport: true)).Then(new TicketClosingChosen("It is over."));
        story.Hears(incident.HasARoleTaken("support-lead", "susan"));
        story.When((c, _) => LinkedTickets.Choose(c!, "It is all over.", Susan, ofSupport: false)).Then(new TicketClosingChosen("It is all over."));
        story.When((c, _) => LinkedTickets.Choose(c!, "It is all over.", Susan, ofSupport: false)).ThenNothing();
    }

    [Fact]
    public void They_are_answered_from_the_all_clear_on_and_the_sum_is_recorded()
    {
        Links("T-1", null);
        Links("T-2", null);
        Chooses("It is over.");
        LinkedTickets.ToAnswer(story.State!).Should().BeEmpty();
        story.Hears(incident.IsAllClear());
        LinkedTickets.ToAnswer(story.State!).Should().Equal("T-1", "T-2");
        LinkedTickets.Answer(story.State!).Should().Be("It is over.");

        Answered("T-1", TicketOutcome.Closed).Then(new TicketAnswered("T-1", TicketOutcome.Closed));
        Answered("T-1", TicketOutcome.ClosedBefore).ThenNothing();
        Answered("T-2", TicketOutcome.Gone).Then(new TicketAnswered("T-2", TicketOutcome.Gone), new LinkedTicketsAnswered(1, 0, 1));
        story.When((c, _) => LinkedTickets.Unlink(c!, "T-1")).ThenRefused("ticket-answered");
        story.When((c, _) => LinkedTickets.Drop(c!, Susan, ofSupport: true)).ThenRefused("closing-begun");
        story.When((c, _) => LinkedTickets.Choose(c!, "Again", Susan, ofSupport: true)).ThenRefused("closing-begun");
    }

    [Fact]
    public void A_choice_can_be_taken_back_before_the_all_clear()
    {
        Links("T-1", null);
        Chooses("It is over.");
        story.When((c, _) => LinkedTickets.Drop(c!, Susan, ofSupport: true)).Then<TicketClosingDropped>();
        story.Hears(incident.IsAllClear());
        LinkedTickets.ToAnswer(story.State!).Should().BeEmpty();
    }

    [Fact]
    public void The_choice_can_be_made_after_the_all_clear()
    {
        Links("T-1", null);
        story.Hears(incident.IsAllClear());
        Chooses("It is over.");
        LinkedTickets.ToAnswer(story.State!).Should().Equal("T-1");
    }

    [Fact]
    public void Without_a_text_they_get_the_canned_response_as_it_was_last()
    {
        story.When((c, _) => LinkedTickets.Choose(c!, null, Susan, ofSupport: true)).ThenRefused("nothing-to-answer-with");
        story.Tells(Audience.Customers);
        Chooses(null).Then(new TicketClosingChosen(null));
        story.Hears(incident.IsResolved(AnIncident.Declared.AddHours(3))).Tells(Audience.Customers);
        story.Hears(incident.IsAllClear());
        LinkedTickets.Answer(story.State!).Should().Contain("is resolved");
    }

    [Fact]
    public void A_text_that_was_erased_is_not_sent()
    {
        story.Given(new TicketClosingChosen(Erased.Mark));
        LinkedTickets.Answer(story.State!).Should().BeNull();
    }

    [Fact]
    public void Nothing_is_answered_by_itself_about_a_restricted_incident()
    {
        incident.With(s => s with { Restricted = true });
        story.Hears(incident.GetsANote());
        story.When((c, _) => LinkedTickets.Choose(c!, "It is over.", Susan, ofSupport: true)).ThenRefused("closing-restricted");
    }

    [Fact]
    public void There_is_no_all_clear_of_what_was_cancelled()
    {
        story.Hears(incident.IsCancelled());
        story.When((c, _) => LinkedTickets.Choose(c!, "It is over.", Susan, ofSupport: true)).ThenRefused("no-all-clear");
    }

    private Specification<Conversation> Links(string ticket, string? customer) => story.When((c, _) => LinkedTickets.Link(c!, ticket, customer));

    private Specification<Conversation> Chooses(string? text) => story.When((c, _) => LinkedTickets.Choose(c!, text, Susan, ofSupport: true));

    private Specification<Conversation> Answered(string ticket, TicketOutcome outcome) => story.When((c, now) => LinkedTickets.Answered(c, ticket, outcome, now));
}
