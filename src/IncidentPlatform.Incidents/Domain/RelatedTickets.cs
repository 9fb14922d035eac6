using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>Tickets that may be the incident coming back: each is confirmed, which reopens it, or dismissed with a reason.</summary>
public static class RelatedTickets
{
    /// <summary>So many may wait to be looked at.</summary>
    public const int MostWaiting = 500;

    /// <param name="id">The report: the id of the fact.</param>
    public static Decision Report(Incident incident, Guid id, RelatedTicketReported ticket, DateTimeOffset? occurredAt, DateTimeOffset now)
    {
        if (incident.RelatedTickets.Values.Contains(ticket.Ticket))
        {
            return Decision.Nothing;
        }

        if (incident.IsOver)
        {
            return Refusals.Over(incident);
        }

        if (incident.RelatedTickets.Count >= MostWaiting)
        {
            return new Rejection(
                "too-many-related-tickets", $"{MostWaiting} tickets wait to be looked at.", "Confirm or dismiss those first; one that is confirmed is enough to reopen.");
        }

        var refused = Refusals.Missing("ticket", ticket.Ticket)
            ?? Refusals.Missing("summary", ticket.Summary)
            ?? Refusals.NoLink(ticket.Link)
            ?? Refusals.InTheFuture(occurredAt, now);
        return refused is not null ? refused : Decision.Record(new NewFact(ticket, occurredAt, id));
    }

    /// <summary>It did come back: the same incident goes on.</summary>
    public static Decision Confirm(Incident incident, Guid report, string? reason)
    {
        if (!incident.RelatedTickets.TryGetValue(report, out var ticket))
        {
            return NotWaiting(report);
        }

        var why = string.IsNullOrWhiteSpace(reason) ? $"Ticket {ticket} is a recurrence." : reason;
        var recurred = Resolution.Recur(incident, why);
        return recurred.Refusal is not null
            ? recurred
            : Decision.Record(recurred.Facts.Select(f => f.Data is RecurrenceDetected e ? new NewFact(e with { RelatedTicket = report }) : f));
    }

    public static Decision Dismiss(Incident incident, RelatedTicketsDismissed dismissed)
    {
        if (dismissed.Reports.FirstOrDefault(r => !incident.RelatedTickets.ContainsKey(r)) is var unknown && unknown != default)
        {
            return NotWaiting(unknown);
        }

        var refused = dismissed.Reports.Count == 0
            ? Refusals.Invalid("no-ticket-named", "No ticket is named.", "Name the reports to dismiss.")
            : Refusals.Missing("reason", dismissed.Reason);
        return refused is not null ? refused : Decision.Record(dismissed with { Reports = [.. dismissed.Reports.Distinct()] });
    }

    /// <summary>What was reported as a possible recurrence is looked at before the end.</summary>
    internal static Rejection? Waiting(Incident incident) => incident.RelatedTickets.Count == 0
        ? null
        : new Rejection(
            "related-tickets-waiting", $"Tickets wait to be looked at: {Named(incident)}.",
            "Confirm one that is a recurrence, which reopens the incident; dismiss the others with a reason.");

    private static string Named(Incident incident)
    {
        const int most = 5;
        var tickets = string.Join(", ", incident.RelatedTickets.Values.Take(most));
        return incident.RelatedTickets.Count > most ? $"{tickets} and {incident.RelatedTickets.Count - most} more" : tickets;
    }

    private static Rejection NotWaiting(Guid report) => new(
        "related-ticket-unknown", $"No related ticket waits under {report}.", "Look at the incident's related tickets; one that was decided stays decided.",
        RejectionKind.NotFound);
}
