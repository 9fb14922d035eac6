namespace IncidentPlatform.Contracts.Facts;

/// <summary>The impact as it is computed from the catalogue; what people assess stands beside it and goes before it.</summary>
/// <param name="Because"><c>declared</c>, <c>scope-changed</c>, <c>resolved</c>, <c>reopened</c>, <c>exception-granted</c> or <c>time-passed</c>.</param>
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
/// <param name="SlaBreachRisk"><c>none</c>, <c>low</c>, <c>medium</c>, <c>high</c> or <c>breached</c>: how close the closest is.</param>
/// <param name="EstimatedCredits">Credits that this incident adds, by currency.</param>
/// <param name="EstimatedRevenueLoss">Share of the yearly revenue that falls into the downtime, by currency.</param>
/// <param name="SlaExceptions">Exceptions that were respected.</param>
/// <param name="NextBreachAt">When the next SLA is breached if it goes on.</param>
public sealed record ImpactRecomputed(
    string Because,
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
    string SlaBreachRisk,
    IReadOnlyList<Money> EstimatedCredits,
    IReadOnlyList<Money> EstimatedRevenueLoss,
    int SlaExceptions,
    DateTimeOffset? NextBreachAt = null);

/// <summary>Time that does not count against a customer's SLA as it otherwise would.</summary>
/// <param name="Customer">Id of the customer in the catalogue.</param>
/// <param name="Clause"><c>availability</c>, <c>credits</c> or <c>response</c>.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
public sealed record SlaExceptionGranted(string Customer, string Clause, DateTimeOffset From, DateTimeOffset To, string Reason);
