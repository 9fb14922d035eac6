using IncidentPlatform.Contracts;
using Refit;

namespace IncidentPlatform.Client.Incidents;

/// <summary>The providers outside that an incident depends on.</summary>
public interface IUpstream
{
    [Get("/incidents/{incident}/upstream")]
    Task<UpstreamOfIncident> GetUpstream(string incident, CancellationToken cancellation = default);

    /// <summary>Declares that the incident depends on a provider of the catalogue; its status page is watched from here on.</summary>
    [Post("/incidents/{incident}/upstream/{provider}")]
    Task<CommandAnswer> DeclareUpstream(string incident, string provider, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/upstream/{provider}/status")]
    Task<CommandAnswer> ReportUpstreamStatus(string incident, string provider, [Body] ReportUpstreamStatus body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/upstream/{provider}/credits")]
    Task<CommandAnswer> RecordUpstreamCredit(string incident, string provider, [Body] RecordUpstreamCredit body, CancellationToken cancellation = default);

    [Post("/incidents/{incident}/fallbacks")]
    Task<CommandAnswer> ActivateFallback(string incident, [Body] ActivateFallback body, CancellationToken cancellation = default);
}

/// <param name="Status"><c>unknown</c>, <c>operational</c>, <c>maintenance</c>, <c>degraded</c>, <c>partial-outage</c> or <c>major-outage</c>.</param>
/// <param name="Words">The provider's own words.</param>
/// <param name="Link">Where it says so.</param>
public sealed record ReportUpstreamStatus(string Status, string? Words = null, string? Link = null, DateTimeOffset? OccurredAt = null);

/// <param name="Clause">The clause of the contract it follows from.</param>
/// <param name="Amount">What the provider owes.</param>
/// <param name="PassedOn">Whether affected customers get it.</param>
/// <param name="CompensationId">The compensation by which they do.</param>
/// <param name="CreditId">The credit; a new id where it is left out.</param>
public sealed record RecordUpstreamCredit(string Clause, Money Amount, bool PassedOn = false, Guid? CompensationId = null, Guid? CreditId = null);

/// <param name="Service">The service that falls back.</param>
/// <param name="Fallback">What stands in.</param>
/// <param name="Provider">The provider it stands in for.</param>
/// <param name="ActivatedBy">Person id; the caller where it is left out.</param>
public sealed record ActivateFallback(string Service, string Fallback, string? Provider = null, string? ActivatedBy = null, DateTimeOffset? OccurredAt = null);

/// <param name="Providers">Those that it was declared to depend on.</param>
/// <param name="Candidates">Ids of those that the catalogue names for its services, and that nobody declared.</param>
/// <param name="Fallbacks">What the catalogue names for its services, and whatever else was activated.</param>
/// <param name="Credits">What providers owe.</param>
public sealed record UpstreamOfIncident(
    IReadOnlyList<IncidentProvider> Providers, IReadOnlyList<string> Candidates, IReadOnlyList<StandIn> Fallbacks, IReadOnlyList<UpstreamCredit> Credits);

/// <param name="Status"><c>unknown</c>, <c>operational</c>, <c>maintenance</c>, <c>degraded</c>, <c>partial-outage</c> or <c>major-outage</c>.</param>
/// <param name="Words">The provider's own words.</param>
/// <param name="ChangedAt">When that became known; null while nothing was heard.</param>
/// <param name="StatusPage">The page that is watched; null where the catalogue names none.</param>
/// <param name="ReadAt">When it was last read.</param>
/// <param name="Failure">Why it could not be read the last time; null where it was.</param>
public sealed record IncidentProvider(
    string Id, string Name, string PublicWording, string Status, string? Words = null, string? Link = null, DateTimeOffset? ChangedAt = null,
    string? StatusPage = null, DateTimeOffset? ReadAt = null, string? Failure = null, UpstreamContract? Contract = null);

/// <param name="Active">Whether it stands in now.</param>
public sealed record StandIn(string Service, string Name, string? For, DateTimeOffset? LastTestedAt, string? Instructions, bool Active);

/// <param name="PassedOn">Whether affected customers get it.</param>
/// <param name="CompensationId">The compensation by which they do.</param>
public sealed record UpstreamCredit(Guid Id, string Provider, Money Amount, bool PassedOn, Guid? CompensationId = null);
