using IncidentPlatform.Communications.Domain.Facts;

namespace IncidentPlatform.Communications.Domain;

/// <summary>How what support has in hand follows from the conversation's facts.</summary>
internal static class SupportDeskEvolution
{
    public static SupportDesk Apply(SupportDesk desk, object data, string actor, DateTimeOffset at) => data switch
    {
        TicketLinked t => desk with { Tickets = [.. desk.Tickets, new LinkedTicket(t.Ticket, t.Customer, at)] },
        TicketUnlinked t => desk with { Tickets = [.. desk.Tickets.Where(l => l.Id != t.Ticket)] },
        TicketClosingChosen c => desk with { Closing = new TicketClosing(c.Text, actor) },
        TicketClosingDropped => desk with { Closing = null },
        TicketAnswered a => desk with { Tickets = [.. desk.Tickets.Select(l => l.Id == a.Ticket ? l with { Outcome = a.Outcome, AnsweredAt = at } : l)] },
        TicketVolumeReported v => desk with { Volume = new ReportedVolume(v.From, TicketVolumes.LevelOf(v.Ratio)) },
        CriticalCustomerFlagged f => desk with { Flagged = [.. desk.Flagged, f.Customer] },
        CustomerCallsOwed o => desk with { Calls = [.. desk.Calls, .. o.Calls.Select(c => new CustomerCall(c.Customer, c.Owner, ByHand: false, at, []))] },
        CustomerCallAssigned a => Changed(desk, a.Customer, c => c with { Owner = a.Owner, ByHand = a.ByHand }),
        CustomerCallMade m => Changed(desk, m.Customer, c => c with { Made = [.. c.Made, new CallMade(m.Outcome, m.Note, actor, at)] }),
        _ => desk,
    };

    private static SupportDesk Changed(SupportDesk desk, string customer, Func<CustomerCall, CustomerCall> change) =>
        desk with { Calls = [.. desk.Calls.Select(c => c.Customer == customer ? change(c) : c)] };
}
