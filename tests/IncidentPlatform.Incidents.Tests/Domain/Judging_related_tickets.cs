using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Views;
using IncidentPlatform.Kernel;
using IncidentPlatform.Testing;
using static IncidentPlatform.Incidents.Tests.Domain.Worlds;

namespace IncidentPlatform.Incidents.Tests.Domain;

public sealed class Judging_related_tickets
{
    private static readonly Guid First = Guid.Parse("018f3a00-0000-7000-8000-00000000b1b1");
    private static readonly Guid Second = Guid.Parse("018f3a00-0000-7000-8000-00000000b2b2");

    [Fact]
    public void A_ticket_is_reported_once() => ATicketInTheWatch()
        .When((i, now) => RelatedTickets.Report(i!, Second, new RelatedTicketReported("T-1", "The same again"), null, now))
        .ThenNothing();

    [Fact]
    public void One_that_is_confirmed_reopens_the_incident()
    {
        var story = ATicketInTheWatch()
            .When((i, _) => RelatedTickets.Confirm(i!, First, "Cards fail again"))
            .Then(new RecurrenceDetected("Cards fail again") { RelatedTicket = First }, new IncidentReopened("Cards fail again"));

        story.State!.Status.Should().Be(IncidentStatus.Investigating);
        story.When((i, _) => RelatedTickets.Confirm(i!, First, "Again")).ThenRefused("related-ticket-unknown");
    }

    [Fact]
    public void One_that_is_confirmed_without_words_is_named() => ATicketInTheWatch()
        .When((i, _) => RelatedTickets.Confirm(i!, First, null))
        .Then<IncidentReopened>(e => e.Reason.Should().Contain("T-1"));

    [Fact]
    public void One_that_is_dismissed_reopens_nothing() => ATicketInTheWatch()
        .When((i, _) => RelatedTickets.Dismiss(i!, new RelatedTicketsDismissed([First, First], "An expired card")))
        .Then(new RelatedTicketsDismissed([First], "An expired card"))
        .State!.Status.Should().Be(IncidentStatus.Resolved);

    [Fact]
    public void Dismissing_names_tickets_and_a_reason() => ATicketInTheWatch()
        .When((i, _) => RelatedTickets.Dismiss(i!, new RelatedTicketsDismissed([], "None")))
        .ThenRefused("no-ticket-named")
        .When((i, _) => RelatedTickets.Dismiss(i!, new RelatedTicketsDismissed([First, Second], "None")))
        .ThenRefused("related-ticket-unknown")
        .When((i, _) => RelatedTickets.Dismiss(i!, new RelatedTicketsDismissed([First], " ")))
        .ThenRefused("text-missing");

    [Fact]
    public void Before_resolved_none_is_a_recurrence() => ACommandedIncident()
        .Given(new NewFact(new RelatedTicketReported("T-1", "My card fails"), Id: First))
        .When((i, _) => RelatedTickets.Confirm(i!, First, null))
        .ThenRefused("not-resolved");

    [Fact]
    public void After_the_end_none_is_taken() => AClosedIncident()
        .When((i, now) => RelatedTickets.Report(i!, First, new RelatedTicketReported("T-1", "My card fails"), null, now))
        .ThenRefused("incident-over");

    [Fact]
    public void All_clear_waits_until_each_was_looked_at() => ATicketInTheWatch()
        .After(P1.RecoveryWatch)
        .When((i, now) => Resolution.DeclareAllClear(i!, Actor.Person(Ada), now))
        .ThenRefused("related-tickets-waiting")
        .When((i, _) => RelatedTickets.Dismiss(i!, new RelatedTicketsDismissed([First], "An expired card")))
        .When((i, now) => Resolution.DeclareAllClear(i!, Actor.Person(Ada), now))
        .Then<AllClearDeclared>();

    [Fact]
    public void So_many_may_wait() => AResolvedIncident()
        .Given([.. Enumerable.Range(0, RelatedTickets.MostWaiting).Select(n => new RelatedTicketReported($"T-{n}", "My card fails"))])
        .When((i, now) => RelatedTickets.Report(i!, First, new RelatedTicketReported("T-more", "My card fails"), null, now))
        .ThenRefused("too-many-related-tickets");

    [Fact]
    public void The_list_says_what_became_of_each()
    {
        var story = ATicketInTheWatch().Given(
            new NewFact(new RelatedTicketReported("T-2", "Slow"), Id: Second),
            new RelatedTicketReported("T-3", "Help"),
            new RelatedTicketsDismissed([Second], "Another matter"),
            new RecurrenceDetected("Cards fail again") { RelatedTicket = First });

        RelatedTicketsView.Of(story.Recorded).Select(t => (t.Ticket, t.Standing, t.Because)).Should().Equal(
            ("T-1", RelatedTicketsView.Standing.Confirmed, "Cards fail again"),
            ("T-2", RelatedTicketsView.Standing.Dismissed, "Another matter"),
            ("T-3", RelatedTicketsView.Standing.Waiting, null));
    }

    private static Specification<Incident> ATicketInTheWatch() => AResolvedIncident()
        .When((i, now) => RelatedTickets.Report(i!, First, new RelatedTicketReported("T-1", "My card fails again"), null, now))
        .Then<RelatedTicketReported>();
}
