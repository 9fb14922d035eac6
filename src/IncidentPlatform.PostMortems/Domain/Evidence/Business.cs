namespace IncidentPlatform.PostMortems.Domain.Evidence;

public sealed record TicketVolumeReported(int Count, decimal Normal, decimal Ratio, TimeSpan Period);

/// <param name="Kind"><c>media</c>, <c>social</c> or <c>complaint</c>.</param>
/// <param name="Sentiment"><c>negative</c>, <c>neutral</c> or <c>positive</c>.</param>
public sealed record MediaAttentionReported(string Kind, string Sentiment, int Count, string? Link = null);

/// <param name="Kind"><c>credit</c> or <c>refund</c>.</param>
public sealed record CompensationAuthorized(string Kind, Money Total, int Customers);
