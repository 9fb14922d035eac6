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

/// <summary>Customers should be compensated; nothing is paid before it is authorised.</summary>
/// <param name="Total">All of it.</param>
/// <param name="Customers">Number of customers.</param>
public sealed record CompensationRequested(Guid CompensationId, CompensationKind Kind, Money Total, int Customers, [Personal] string Reason);

/// <param name="Total">All of it.</param>
/// <param name="Customers">Number of customers.</param>
public sealed record CompensationAuthorized(CompensationKind Kind, Money Total, int Customers)
{
    /// <summary>What was requested.</summary>
    public Guid? CompensationId { get; init; }
}

public enum CompensationKind
{
    Credit,
    Refund,
}

/// <summary>Whether the incident matters to the company as a whole, so that the board has a say.</summary>
/// <param name="Thresholds">The policy's thresholds that are reached, each with the number that reaches it.</param>
/// <param name="Reason">Why, where somebody decided it.</param>
public sealed record MaterialityDetermined(
    bool Material, MaterialityBasis Basis, IReadOnlyList<string> Thresholds, [Personal] string? Reason = null);

public enum MaterialityBasis
{
    /// <summary>A number reached a threshold of the policy.</summary>
    Policy,

    /// <summary>The executive sponsor or the legal counsel decided.</summary>
    Decision,
}

/// <param name="Reference">Where the approval is kept.</param>
public sealed record BoardApprovalRecorded(string Reference, [Personal] string? Note = null);

/// <summary>A customer whom nobody may forget while it lasts.</summary>
/// <param name="Customer">Id of the customer.</param>
public sealed record CriticalCustomerFlagged(string Customer, CriticalCustomerKind Kind, [Personal] string Reason);

public enum CriticalCustomerKind
{
    Enterprise,
    Vip,
}

/// <summary>Something was changed at that time, whether or not it has to do with the incident.</summary>
/// <param name="Change">The change as its own system names it.</param>
/// <param name="Description">What was changed.</param>
/// <param name="Service">The service it was made to.</param>
/// <param name="Link">Where.</param>
public sealed record ChangeRecorded(string Change, [Personal] string Description, string? Service = null, string? Link = null);
