namespace IncidentPlatform.Contracts.Facts;

/// <param name="Count">Tickets in the period.</param>
/// <param name="Normal">Tickets expected in such a period.</param>
/// <param name="Ratio">Count over normal.</param>
/// <param name="Period">Length of the period.</param>
public sealed record TicketVolumeReported(int Count, decimal Normal, decimal Ratio, TimeSpan Period);

/// <param name="Kind"><c>media</c>, <c>social</c> or <c>complaint</c>.</param>
/// <param name="Sentiment"><c>negative</c>, <c>neutral</c> or <c>positive</c>.</param>
/// <param name="Count">Mentions.</param>
/// <param name="Link">Where.</param>
public sealed record MediaAttentionReported(string Kind, string Sentiment, int Count, string? Link = null);

/// <summary>Customers should be compensated; nothing is paid before it is authorised.</summary>
/// <param name="CompensationId">The compensation.</param>
/// <param name="Kind"><c>credit</c> or <c>refund</c>.</param>
/// <param name="Total">All of it.</param>
/// <param name="Customers">Number of customers.</param>
/// <param name="Reason">Why.</param>
public sealed record CompensationRequested(Guid CompensationId, string Kind, Money Total, int Customers, string Reason);

/// <param name="Kind"><c>credit</c> or <c>refund</c>.</param>
/// <param name="Total">All of it.</param>
/// <param name="Customers">Number of customers.</param>
public sealed record CompensationAuthorized(string Kind, Money Total, int Customers)
{
    /// <summary>What was requested.</summary>
    public Guid? CompensationId { get; init; }
}

/// <summary>Whether the incident matters to the company as a whole, so that the board has a say.</summary>
/// <param name="Material">Whether it does.</param>
/// <param name="Basis"><c>policy</c> where a number reached a threshold, <c>decision</c> where somebody decided.</param>
/// <param name="Thresholds">The policy's thresholds that are reached, each with the number that reaches it.</param>
/// <param name="Reason">Why, where somebody decided it.</param>
public sealed record MaterialityDetermined(bool Material, string Basis, IReadOnlyList<string> Thresholds, string? Reason = null);

/// <param name="Reference">Where the approval is kept.</param>
/// <param name="Note">What was approved.</param>
public sealed record BoardApprovalRecorded(string Reference, string? Note = null);

/// <summary>A customer whom nobody may forget while it lasts.</summary>
/// <param name="Customer">Id of the customer.</param>
/// <param name="Kind"><c>enterprise</c> or <c>vip</c>.</param>
/// <param name="Reason">Why.</param>
public sealed record CriticalCustomerFlagged(string Customer, string Kind, string Reason);

/// <summary>Something was changed at that time, whether or not it has to do with the incident.</summary>
/// <param name="Change">The change as its own system names it.</param>
/// <param name="Description">What was changed.</param>
/// <param name="Service">The service it was made to.</param>
/// <param name="Link">Where.</param>
public sealed record ChangeRecorded(string Change, string Description, string? Service = null, string? Link = null);
