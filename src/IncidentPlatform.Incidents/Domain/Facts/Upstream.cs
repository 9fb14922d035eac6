using IncidentPlatform.Kernel;

namespace IncidentPlatform.Incidents.Domain;

/// <summary>The incident depends on a provider outside; from here on its status is watched.</summary>
/// <param name="Provider">Id of the provider in the catalogue.</param>
/// <param name="Name">Its name, which customers are not told.</param>
/// <param name="PublicWording">What customers are told instead.</param>
public sealed record UpstreamDependencyDeclared(string Provider, string Name, string PublicWording);

/// <param name="Provider">Id of the provider.</param>
/// <param name="Words">The provider's own words.</param>
/// <param name="Link">Where the provider says so.</param>
public sealed record UpstreamStatusChanged(
    string Provider, UpstreamStatus From, UpstreamStatus To, UpstreamSource Source, [Personal] string? Words = null, string? Link = null);

/// <summary>How a provider does, in the order in which it gets worse.</summary>
public enum UpstreamStatus
{
    Unknown,
    Operational,
    Maintenance,
    Degraded,
    PartialOutage,
    MajorOutage,
}

public enum UpstreamSource
{
    /// <summary>Read from the provider's public status page.</summary>
    StatusPage,

    /// <summary>Somebody heard it elsewhere.</summary>
    Person,
}

/// <summary>Something stands in for what fails.</summary>
/// <param name="Service">The service that falls back.</param>
/// <param name="Fallback">What stands in.</param>
/// <param name="ActivatedBy">Person id.</param>
/// <param name="Provider">The provider it stands in for.</param>
/// <param name="LastTestedAt">When the catalogue says it was last shown to work.</param>
public sealed record FallbackActivated(
    string Service, string Fallback, string ActivatedBy, string? Provider = null, DateTimeOffset? LastTestedAt = null);

/// <summary>A provider owes something for its failure.</summary>
/// <param name="Provider">Id of the provider.</param>
/// <param name="Clause">The clause of the contract it follows from.</param>
/// <param name="Amount">What the provider owes.</param>
/// <param name="PassedOn">Whether affected customers get it.</param>
/// <param name="CompensationId">The compensation by which they do.</param>
public sealed record UpstreamCreditRecorded(
    Guid CreditId, string Provider, [Personal] string Clause, Money Amount, bool PassedOn, Guid? CompensationId = null);
