using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Tickets;
using IncidentPlatform.Hosting.Clocks;
using Marten;

namespace IncidentPlatform.Communications.Adapters.HelpDesk;

/// <summary>
/// The platform's own help desk: tickets that any tool sent, and their answers, are documents here. The list of canned responses is made of
/// the conversation's own facts, so nothing is called for those.
/// </summary>
public sealed class BuiltInHelpDesk(IDocumentStore store, DomainClock clock) : IHelpDesk
{
    public Task Publish(Guid responseId, string title, string body, Guid key, CancellationToken ct) => Task.CompletedTask;

    public Task Withdraw(Guid responseId, Guid key, CancellationToken ct) => Task.CompletedTask;

    public async Task<IReadOnlyList<OpenedTicket>> Opened(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        await using var query = store.QuerySession();
        var (first, end) = (from.ToUniversalTime(), to.ToUniversalTime());
        return [.. (await query.Query<Ticket>().Where(t => t.OpenedAt >= first && t.OpenedAt < end).ToListAsync(ct)).Select(t => new OpenedTicket(t.OpenedAt, t.Services))];
    }

    public async Task<TicketOutcome> AnswerAndClose(string ticket, string text, Guid key, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        if (await session.LoadAsync<TicketAnswer>(key, ct) is not null)
            return TicketOutcome.Closed;
        if (await session.LoadAsync<Ticket>(ticket, ct) is not { } found)
            return TicketOutcome.Gone;
        if (found.ClosedAt is not null || await session.Query<TicketAnswer>().AnyAsync(a => a.Ticket == ticket, ct))
            return TicketOutcome.ClosedBefore;
        session.Store(new TicketAnswer(key, ticket, text, clock.GetUtcNow()));
        await session.SaveChangesAsync(ct);
        return TicketOutcome.Closed;
    }
}
