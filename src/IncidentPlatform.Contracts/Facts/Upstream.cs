namespace IncidentPlatform.Contracts.Facts;

/// <summary>The incident depends on a provider outside; from here on its status is watched.</summary>
/// <param name="Provider">Id of the provider in the catalogue.</param>
/// <param name="Name">Its name, which customers are not told.</param>
/// <param name="PublicWording">What customers are told instead.</param>
public sealed record UpstreamDependencyDeclared(string Provider, string Name, string PublicWording);

/// <summary>A provider does better or worse.</summary>
/// <param name="Provider">Id of the provider.</param>
/// <param name="From"><c>unknown</c>, <c>operational</c>, <c>maintenance</c>, <c>degraded</c>, <c>partial-outage</c> or <c>major-outage</c>.</param>
/// <param name="To">One of the same.</param>
/// <param name="Source"><c>status-page</c> or <c>person</c>.</param>
/// <param name="Words">The provider's own words.</param>
/// <param name="Link">Where the provider says so.</param>
public sealed record UpstreamStatusChanged(string Provider, string From, string To, string Source, string? Words = null, string? Link = null);

/// <summary>Something stands in for what fails.</summary>
/// <param name="Service">The service that falls back.</param>
/// <param name="Fallback">What stands in.</param>
/// <param name="ActivatedBy">Person id.</param>
/// <param name="Provider">The provider it stands in for.</param>
/// <param name="LastTestedAt">When the catalogue says it was last shown to work.</param>
public sealed record FallbackActivated(
    string Service, string Fallback, string ActivatedBy, string? Provider = null, DateTimeOffset? LastTestedAt = null);

/// <summary>A provider owes something for its failure.</summary>
/// <param name="CreditId">The credit.</param>
/// <param name="Provider">Id of the provider.</param>
/// <param name="Clause">The clause of the contract it follows from.</param>
/// <param name="Amount">What the provider owes.</param>
/// <param name="PassedOn">Whether affected customers get it.</param>
/// <param name="CompensationId">The compensation by which they do.</param>
public sealed record UpstreamCreditRecorded(
    Guid CreditId, string Provider, string Clause, Money Amount, bool PassedOn, Guid? CompensationId = null);
