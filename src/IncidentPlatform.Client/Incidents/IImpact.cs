using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using Refit;

namespace IncidentPlatform.Client.Incidents;

/// <summary>What incidents mean for customers.</summary>
public interface IImpact
{
    /// <summary>What the incident means for customers, now or as it was known at an instant.</summary>
    [Get("/incidents/{incident}/impact")]
    Task<Impact> GetImpact(string incident, [Query(Format = "O")] DateTimeOffset? asOf = null, CancellationToken cancellation = default);

    /// <summary>What it means for each customer, by id.</summary>
    [Get("/incidents/{incident}/impact/customers")]
    Task<Page<CustomerImpact>> ListImpact(
        string incident, string? cursor = null, int? pageSize = null, [Query(Format = "O")] DateTimeOffset? asOf = null, CancellationToken cancellation = default);

    /// <summary>Only the support lead of the incident grants one.</summary>
    [Post("/incidents/{incident}/sla-exceptions")]
    Task<CommandAnswer> GrantSlaException(string incident, [Body] SlaExceptionGranted body, CancellationToken cancellation = default);
}

/// <summary>Computed from the catalogue, with what people assessed before it.</summary>
/// <param name="At">Up to when it is computed.</param>
/// <param name="AssessmentRevision">The assessment whose numbers go before the computed ones.</param>
/// <param name="EstimatedCredits">Credits that this incident adds, by currency.</param>
/// <param name="NextBreachAt">When the next SLA is breached if it goes on.</param>
/// <param name="HardestHit">The first customers; the list has them all.</param>
public sealed record Impact(
    Guid Id, string Number, DateTimeOffset At, long Version, Figure<int> CustomersAffected, Figure<decimal> CustomersAffectedPercent, Figure<int> SlaBreaches,
    Figure<string> SlaBreachRisk, Figure<IReadOnlyList<Money>> EstimatedRevenueLoss, Figure<IReadOnlyList<Money>> EstimatedCredits, int EnterpriseAffected,
    int VipAffected, IReadOnlyDictionary<string, int> ByTier, ImpactInputs Inputs, IReadOnlyList<CustomerImpact> HardestHit, int? AssessmentRevision = null,
    DateTimeOffset? NextBreachAt = null);

/// <param name="Value">What holds.</param>
/// <param name="Source"><c>recorded</c> where people said it, <c>computed</c> otherwise.</param>
/// <param name="Computed">What is computed, whichever holds.</param>
/// <param name="Inputs">The numbers it is made from.</param>
public sealed record Figure<T>(T Value, string Source, T Computed, IReadOnlyDictionary<string, string> Inputs);

/// <param name="UnknownServices">Services of the incident that the catalogue does not know.</param>
/// <param name="Dependents">Services that fail with them: each with the one it fails with.</param>
/// <param name="Outage">When customers were without.</param>
public sealed record ImpactInputs(
    long CatalogueVersion, DateTimeOffset CatalogueAsOf, int CustomersInAll, IReadOnlyList<string> Services, IReadOnlyList<string> UnknownServices,
    IReadOnlyDictionary<string, string> Dependents, IReadOnlyList<Period> Outage, TimeSpan Downtime, int OtherOutages,
    IReadOnlyList<SlaExceptionGranted> SlaExceptions);

/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
public sealed record Period(DateTimeOffset From, DateTimeOffset To);

/// <param name="Services">The services that failed for the customer.</param>
/// <param name="Risk"><c>none</c>, <c>low</c>, <c>medium</c>, <c>high</c> or <c>breached</c>.</param>
public sealed record CustomerImpact(
    string Id, string Name, string Tier, bool Enterprise, bool Vip, IReadOnlyList<string> Services, IReadOnlyList<SlaMonth> Months, string Risk, bool Breached,
    IReadOnlyList<SlaExceptionGranted> Exceptions, decimal? SlaTargetPercent = null, Money? Credit = null, Money? RevenueLoss = null, DateTimeOffset? NextBreachAt = null);

/// <param name="Month">The month, by its first day.</param>
/// <param name="Allowed">Downtime that the target allows.</param>
/// <param name="DowntimeOfOthers">Downtime by other incidents alone.</param>
/// <param name="Downtime">Downtime by all incidents, this one included.</param>
/// <param name="Credit">What this incident adds to what is owed.</param>
public sealed record SlaMonth(
    DateOnly Month, TimeSpan Allowed, TimeSpan DowntimeOfOthers, TimeSpan Downtime, decimal AvailabilityPercent, bool Breached, bool BreachedWithout, double Used,
    Money? Credit = null);
