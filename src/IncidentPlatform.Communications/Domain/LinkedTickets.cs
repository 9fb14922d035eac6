using IncidentPlatform.Communications.Domain.Facts;
using IncidentPlatform.Kernel;

namespace IncidentPlatform.Communications.Domain;

/// <summary>Tickets about the incident, and what becomes of them at the all clear: nothing, unless support chooses otherwise.</summary>
public static class LinkedTickets
{
    public const int MostLinked = 500;
    public const int LongestAnswer = 4_000;
    private const string SupportLead = "support-lead";

    public static Decision Link(Conversation c, string ticket, string? customer)
    {
        if (c.Desk.Ticket(ticket) is not null)
            return Decision.Nothing;
        return c.Desk.Tickets.Count >= MostLinked
            ? new Rejection("too-many-tickets", $"{MostLinked} tickets are linked already.", "Unlink those that need no answer of their own, or answer the rest in the help desk.")
            : Decision.Record(new TicketLinked(ticket, customer));
    }

    public static Decision Unlink(Conversation c, string ticket) => c.Desk.Ticket(ticket) switch
    {
        null => Decision.Nothing,
        { Outcome: not null } => new Rejection("ticket-answered", $"Ticket {ticket} was answered for this incident already.", "Leave it: what was done stays on the record."),
        _ => Decision.Record(new TicketUnlinked(ticket)),
    };

    /// <summary>Support chooses to answer and close them, at the all clear or after it.</summary>
    /// <param name="text">What they are answered with; the canned response as it then is where null.</param>
    /// <param name="ofSupport">Whether the caller has the support role in the organisation.</param>
    public static Decision Choose(Conversation c, string? text, Actor by, bool ofSupport)
    {
        if (NotSupport(c, by, ofSupport) is { } refused)
            return refused;
        if (c.Situation.Restricted)
        {
            return new Rejection(
                "closing-restricted", "Nothing is answered by itself about a restricted incident.", "Write an update that legal counsel approves, and answer the tickets one by one.");
        }

        if (c.Situation.Status is "cancelled" or "merged")
            return new Rejection("no-all-clear", $"The incident is {c.Situation.Status}: it has no all clear.", "Answer the tickets in the help desk.");
        if (IsAllClear(c) && c.Desk.Closing is not null)
            return new Rejection("closing-begun", "The tickets are being answered already.", "Read what came of each: GET the incident's tickets.");
        var clean = text is null ? null : PlainText.Block(text);
        if (clean?.Length is 0 or > LongestAnswer)
            return new Rejection("text-invalid", $"An answer has 1 to {LongestAnswer} characters.", "Shorten it, or write it.", RejectionKind.Invalid);
        if (clean is null && Canned(c) is null)
        {
            return new Rejection(
                "nothing-to-answer-with", "The incident has no canned response yet.", "Give the text, or choose when an update with a canned response has left.", RejectionKind.Invalid);
        }

        return c.Desk.Closing is { } before && before.Text == clean ? Decision.Nothing : Decision.Record(new TicketClosingChosen(clean));
    }

    public static Decision Drop(Conversation c, Actor by, bool ofSupport)
    {
        if (NotSupport(c, by, ofSupport) is { } refused)
            return refused;
        if (c.Desk.Closing is null)
            return Decision.Nothing;
        return IsAllClear(c)
            ? new Rejection("closing-begun", "The tickets are being answered already.", "Read what came of each: GET the incident's tickets.")
            : Decision.Record(new TicketClosingDropped());
    }

    /// <summary>Linked tickets that are to be answered now.</summary>
    public static IEnumerable<string> ToAnswer(Conversation c) =>
        IsAllClear(c) && c.Desk.Closing is not null ? c.Desk.Tickets.Where(t => t.Outcome is null).Select(t => t.Id) : [];

    /// <summary>What to answer with; null where it was erased.</summary>
    public static string? Answer(Conversation c) => (c.Desk.Closing?.Text ?? Canned(c)) is { } text && text != Kernel.Erased.Mark ? text : null;

    /// <summary>A ticket has its answer, or cannot have one; with the last of them the sum is recorded.</summary>
    public static Decision Answered(Conversation? conversation, string ticket, TicketOutcome outcome, DateTimeOffset now)
    {
        if (conversation?.Desk.Ticket(ticket) is not { Outcome: null })
            return Decision.Nothing;
        var story = new Unfolding(conversation, now);
        story.Record(new TicketAnswered(ticket, outcome));
        var tickets = story.State!.Desk.Tickets;
        if (tickets.All(t => t.Outcome is not null))
        {
            var (closed, before) = (tickets.Count(t => t.Outcome == TicketOutcome.Closed), tickets.Count(t => t.Outcome == TicketOutcome.ClosedBefore));
            story.Record(new LinkedTicketsAnswered(closed, before, tickets.Count - closed - before));
        }

        return story.Decision();
    }

    private static bool IsAllClear(Conversation c) => c.Situation.Status == "closed";

    private static string? Canned(Conversation c) => c.CannedResponses is [.., var last] ? last.Body : null;

    private static Rejection? NotSupport(Conversation c, Actor by, bool ofSupport) => ofSupport || by.IsPerson(c.Situation.Roles.GetValueOrDefault(SupportLead))
        ? null
        : new Rejection("only-support-answers", "The support lead or support chooses what becomes of tickets.", "Ask the support lead; assign one where there is none.", RejectionKind.Forbidden);
}
