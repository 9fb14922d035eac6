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

/// <param name="Kind"><c>credit</c> or <c>refund</c>.</param>
/// <param name="Total">All of it.</param>
/// <param name="Customers">Number of customers.</param>
public sealed record CompensationAuthorized(string Kind, Money Total, int Customers);
