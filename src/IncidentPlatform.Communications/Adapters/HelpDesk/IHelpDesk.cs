using IncidentPlatform.Communications.Domain;

namespace IncidentPlatform.Communications.Adapters.HelpDesk;

/// <summary>Where support answers tickets. Every call may be repeated with the same key, and then changes nothing.</summary>
public interface IHelpDesk
{
    /// <summary>Support can answer with this; a later text of the same id takes its place.</summary>
    Task Publish(Guid responseId, string title, string body, Guid key, CancellationToken ct);

    Task Withdraw(Guid responseId, Guid key, CancellationToken ct);

    /// <summary>The tickets that were opened within a time, without their words.</summary>
    /// <param name="from">Inclusive.</param>
    /// <param name="to">Exclusive.</param>
    Task<IReadOnlyList<OpenedTicket>> Opened(DateTimeOffset from, DateTimeOffset to, CancellationToken ct);

    /// <summary>Answers a ticket and closes it; one that is closed is left alone, save that the same key finds what it did before.</summary>
    /// <returns><see cref="TicketOutcome.Closed"/>, <see cref="TicketOutcome.ClosedBefore"/> or <see cref="TicketOutcome.Gone"/>.</returns>
    Task<TicketOutcome> AnswerAndClose(string ticket, string text, Guid key, CancellationToken ct);
}

/// <param name="Services">Services it names, by their ids in the catalogue; a vendor's tags where it knows no services.</param>
public sealed record OpenedTicket(DateTimeOffset At, IReadOnlyList<string> Services);
