using Refit;

namespace IncidentPlatform.Client.Incidents;

/// <summary>Tickets that may be the incident coming back.</summary>
public interface IRelatedTickets
{
    /// <summary>The answer's location names the report.</summary>
    [Post("/incidents/{incident}/related-tickets")]
    Task<CommandAnswer> ReportRelatedTicket(string incident, [Body] ReportRelatedTicket body, CancellationToken cancellation = default);

    /// <summary>It is a recurrence: the incident is reopened.</summary>
    [Post("/incidents/{incident}/related-tickets/{report}/confirmation")]
    Task<CommandAnswer> ConfirmRelatedTicket(string incident, Guid report, [Body] ConfirmRelatedTicket body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/related-tickets/dismissal")]
    Task<CommandAnswer> DismissRelatedTickets(string incident, [Body] DismissRelatedTickets body, CancellationToken cancellation = default);

    [Get("/incidents/{incident}/related-tickets")]
    Task<RelatedTicketList> ListRelatedTickets(string incident, CancellationToken cancellation = default);
}

/// <param name="Ticket">The ticket as the help desk names it.</param>
/// <param name="Summary">What it says.</param>
/// <param name="Link">Where.</param>
public sealed record ReportRelatedTicket(string Ticket, string Summary, string? Link = null, DateTimeOffset? OccurredAt = null);

public sealed record ConfirmRelatedTicket(string? Reason = null);

/// <param name="Reports">The reports, by id.</param>
public sealed record DismissRelatedTickets(IReadOnlyList<Guid> Reports, string Reason);

public sealed record RelatedTicketList(IReadOnlyList<RelatedTicket> RelatedTickets);

/// <param name="Id">The report: what a decision about it names.</param>
/// <param name="Standing"><c>waiting</c>, <c>confirmed</c> or <c>dismissed</c>.</param>
/// <param name="Because">Why it is a recurrence, or none.</param>
public sealed record RelatedTicket(
    Guid Id, string Ticket, string Summary, string? Link, string Standing, DateTimeOffset ReportedAt, DateTimeOffset? DecidedAt = null, string? Because = null);
