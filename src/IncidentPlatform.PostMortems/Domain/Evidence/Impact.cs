namespace IncidentPlatform.PostMortems.Domain.Evidence;

/// <summary>What the catalogue makes of scope and time; what people assessed goes before it.</summary>
public sealed record ImpactRecomputed(
    long CatalogueVersion,
    IReadOnlyList<string> Services,
    TimeSpan Downtime,
    int CustomersAffected,
    int CustomersInAll,
    decimal CustomersAffectedPercent,
    int SlaBreaches,
    IReadOnlyList<Money> EstimatedCredits,
    IReadOnlyList<Money> EstimatedRevenueLoss);

/// <param name="Customer">Id in the catalogue.</param>
public sealed record SlaExceptionGranted(string Customer, string Clause, string Reason);
