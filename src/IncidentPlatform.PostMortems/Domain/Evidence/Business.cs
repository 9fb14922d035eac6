namespace IncidentPlatform.PostMortems.Domain.Evidence;

public sealed record TicketVolumeReported(int Count, decimal Normal, decimal Ratio, TimeSpan Period);

/// <param name="Kind"><c>media</c>, <c>social</c> or <c>complaint</c>.</param>
/// <param name="Sentiment"><c>negative</c>, <c>neutral</c> or <c>positive</c>.</param>
public sealed record MediaAttentionReported(string Kind, string Sentiment, int Count, string? Link = null);

/// <param name="Kind"><c>credit</c> or <c>refund</c>.</param>
public sealed record CompensationRequested(Guid CompensationId, string Kind, Money Total, int Customers, string Reason);

/// <param name="Kind"><c>credit</c> or <c>refund</c>.</param>
/// <param name="CompensationId">What was requested, where it was.</param>
public sealed record CompensationAuthorized(string Kind, Money Total, int Customers, Guid? CompensationId = null);

public sealed record MaterialityDetermined(bool Material, IReadOnlyList<string> Thresholds, string? Reason = null);

public sealed record BoardApprovalRecorded(string Reference);

/// <param name="Kind"><c>enterprise</c> or <c>vip</c>.</param>
public sealed record CriticalCustomerFlagged(string Customer, string Kind, string Reason);

public sealed record ChangeRecorded(string Change, string Description, string? Service = null);
