using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <param name="Count">Tickets in the period.</param>
/// <param name="Normal">Tickets expected in such a period.</param>
/// <param name="Ratio">Count over normal.</param>
/// <param name="Period">Length of the period.</param>
public sealed record TicketVolumeReported(int Count, decimal Normal, decimal Ratio, TimeSpan Period);

/// <param name="Count">Mentions.</param>
/// <param name="Link">Where.</param>
public sealed record MediaAttentionReported(AttentionKind Kind, Sentiment Sentiment, int Count, [Personal] string? Link = null);

public enum AttentionKind
{
    Media,
    Social,
    Complaint,
}

public enum Sentiment
{
    Negative,
    Neutral,
    Positive,
}

/// <param name="Total">All of it.</param>
/// <param name="Customers">Number of customers.</param>
public sealed record CompensationAuthorized(CompensationKind Kind, Money Total, int Customers);

public enum CompensationKind
{
    Credit,
    Refund,
}
