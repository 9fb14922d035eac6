using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>The impact as it is computed from the catalogue; what people assess stands beside it and goes before it.</summary>
/// <param name="CatalogueVersion">Version of the catalogue it was computed from: the same version gives the same numbers again.</param>
/// <param name="Services">The services of the incident.</param>
/// <param name="Dependents">The services that fail with them.</param>
/// <param name="OutageFrom">Start of the impact.</param>
/// <param name="OutageTo">Up to when it was computed, or its end.</param>
/// <param name="Downtime">How long customers were without, lulls left out.</param>
/// <param name="CustomersAffected">Customers who use one of the services.</param>
/// <param name="CustomersInAll">Customers in the catalogue.</param>
/// <param name="CustomersAffectedPercent">Share of all customers, 0 to 100.</param>
/// <param name="EnterpriseAffected">How many of them are enterprise customers.</param>
/// <param name="VipAffected">How many of them are VIPs.</param>
/// <param name="ByTier">Affected customers by tier.</param>
/// <param name="SlaBreaches">Customers whose SLA this incident breaches.</param>
/// <param name="SlaBreachRisk">How close the closest is.</param>
/// <param name="EstimatedCredits">Credits that this incident adds, by currency.</param>
/// <param name="EstimatedRevenueLoss">Share of the yearly revenue that falls into the downtime, by currency.</param>
/// <param name="SlaExceptions">Exceptions that were respected.</param>
/// <param name="NextBreachAt">When the next SLA is breached if it goes on.</param>
public sealed record ImpactRecomputed(
    ImpactReason Because,
    long CatalogueVersion,
    IReadOnlyList<string> Services,
    IReadOnlyList<string> Dependents,
    DateTimeOffset OutageFrom,
    DateTimeOffset OutageTo,
    TimeSpan Downtime,
    int CustomersAffected,
    int CustomersInAll,
    decimal CustomersAffectedPercent,
    int EnterpriseAffected,
    int VipAffected,
    IReadOnlyDictionary<string, int> ByTier,
    int SlaBreaches,
    SlaBreachRisk SlaBreachRisk,
    IReadOnlyList<Money> EstimatedCredits,
    IReadOnlyList<Money> EstimatedRevenueLoss,
    int SlaExceptions,
    DateTimeOffset? NextBreachAt = null);

/// <summary>Why it was computed again.</summary>
public enum ImpactReason
{
    Declared,
    ScopeChanged,
    Resolved,
    Reopened,
    ExceptionGranted,

    /// <summary>An SLA was due to be breached about now.</summary>
    TimePassed,
}

/// <summary>Time that does not count against a customer's SLA as it otherwise would.</summary>
/// <param name="Customer">Id of the customer in the catalogue.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
public sealed record SlaExceptionGranted(string Customer, SlaClause Clause, DateTimeOffset From, DateTimeOffset To, [Personal] string Reason);

/// <summary>Which clause an exception sets aside.</summary>
public enum SlaClause
{
    /// <summary>The period does not count as downtime.</summary>
    Availability,

    /// <summary>The period counts as downtime, and no credit is owed for it.</summary>
    Credits,

    /// <summary>The promise to answer in time; recorded, and of no bearing on what is computed.</summary>
    Response,
}
