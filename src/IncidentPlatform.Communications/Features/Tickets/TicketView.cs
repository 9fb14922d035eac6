using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Communications.Tickets;
using Marten;

namespace IncidentPlatform.Communications.Features.Tickets;

/// <summary>A ticket as callers see it.</summary>
/// <param name="Ticket">The ticket as its tool names it.</param>
/// <param name="Subject">Absent where the ticket was forgotten or erased.</param>
/// <param name="Requester">Mail address of who asks.</param>
/// <param name="Customer">Id in the catalogue.</param>
/// <param name="Answer">What it was answered with when it was closed from here.</param>
public sealed record TicketView(
    string Ticket, string? Subject, string? Requester, string? Customer, IReadOnlyList<string> Services, IReadOnlyList<string> Tags, string? Link,
    DateTimeOffset? OpenedAt, DateTimeOffset? ClosedAt, TicketView.Given? Answer)
{
    public sealed record Given(string Text, DateTimeOffset At);

    public static TicketView Of(Ticket t, TicketAnswer? answer) => new(
        t.Id, t.Subject, t.Requester, t.Customer, t.Services, t.Tags, t.Link, t.OpenedAt, t.ClosedAt ?? answer?.At, answer is null ? null : new Given(answer.Text, answer.At));

    /// <summary>Linked tickets, in their order; of one that was forgotten only the reference is left.</summary>
    public static async Task<IReadOnlyList<TicketView>> Of(IReadOnlyList<LinkedTicket> linked, IQuerySession query, CancellationToken ct)
    {
        string[] ids = [.. linked.Select(l => l.Id)];
        var known = (await query.LoadManyAsync<Ticket>(ct, ids)).ToDictionary(t => t.Id);
        var answers = (await query.Query<TicketAnswer>().Where(a => a.Ticket.IsOneOf(ids)).ToListAsync(ct)).ToLookup(a => a.Ticket);
        return [.. linked.Select(l => Of(known.GetValueOrDefault(l.Id) ?? new Ticket(l.Id) { Customer = l.Customer }, answers[l.Id].FirstOrDefault()))];
    }
}
