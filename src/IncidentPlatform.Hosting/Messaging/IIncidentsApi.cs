using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Api;
using Refit;

namespace IncidentPlatform.Hosting.Messaging;

/// <summary>What siblings read from Incidents, as themselves.</summary>
public interface IIncidentsApi
{
    /// <summary>Facts after a version, in version order; of a restricted incident without its words.</summary>
    [Get("/incidents/{incidentId}/facts")]
    Task<Page<IncidentFact>> GetFacts(Guid incidentId, long after, int pageSize, CancellationToken ct = default);

    /// <summary>The same for a person who may know of the incident: of a restricted one with its words, which are not to be kept.</summary>
    [Get("/incidents/{incidentId}/facts")]
    Task<Page<IncidentFact>> GetFactsFor([Header(Access.Caller.OnBehalfOfHeader)] string person, Guid incidentId, long after, int pageSize, CancellationToken ct = default);

    /// <summary>Whom of the customers to write to, by the catalogue as of an instant; what is left out leaves nobody out.</summary>
    /// <param name="cursor">Of the page before.</param>
    [Get("/incidents/{incidentId}/impact/contacts")]
    Task<Page<CustomerToTell>> GetContacts(
        Guid incidentId, [Query(CollectionFormat.Multi)] IReadOnlyList<string>? services, [Query(CollectionFormat.Multi)] IReadOnlyList<string>? tiers,
        [Query(CollectionFormat.Multi)] IReadOnlyList<string>? regions, [Query(CollectionFormat.Multi)] IReadOnlyList<string>? contracts, string asOf, string? cursor,
        int pageSize, CancellationToken ct = default);

    /// <summary>What incidents of each severity would run by if they adopted a pack that is sent along.</summary>
    [Post("/packs/resolution")]
    Task<IReadOnlyDictionary<string, ResolvedPolicy>> ResolvePack([Body] JsonElement pack, CancellationToken ct = default);

    /// <summary>What a person may do with an incident; asked for approvals, sends and restricted reads, fails closed.</summary>
    [Get("/incidents/{incidentId}/access/{person}")]
    Task<PersonAccess> GetAccess(Guid incidentId, string person, CancellationToken ct = default);

    /// <summary>Enterprise customers for whom something fails with an incident, by id; none of a restricted one.</summary>
    [Get("/incidents/{incidentId}/impact/customers?enterprise=true")]
    Task<Page<CustomerHit>> GetEnterpriseCustomers(Guid incidentId, int pageSize, string? cursor, CancellationToken ct = default);

    /// <summary>A customer of the catalogue, as it is now.</summary>
    [Get("/catalogue/customers/{customer}")]
    Task<CataloguedCustomer> GetCustomer(string customer, CancellationToken ct = default);
}

/// <param name="Id">Id in the catalogue.</param>
public sealed record CustomerHit(string Id);

/// <param name="Id">Id in the catalogue.</param>
public sealed record CataloguedCustomer(string Id, CustomerSpec Spec);

/// <summary>What siblings need to know of a customer.</summary>
/// <param name="AccountManager">Person id of who keeps the customer; null where nobody is named.</param>
/// <param name="Contacts">People at the customer's: shown, never kept.</param>
public sealed record CustomerSpec(string Name, string Tier, bool Enterprise, bool Vip, string? AccountManager, IReadOnlyList<CustomerContact> Contacts);

public sealed record CustomerContact(string Name, string Email, string? Phone = null, string? Role = null);

/// <param name="MayRead">Whether the person may know of it.</param>
/// <param name="Roles">Roles the person holds on it.</param>
/// <param name="Revision">Revision of the incident this was answered at.</param>
public sealed record PersonAccess(bool MayRead, IReadOnlyList<string> Roles, long Revision);

/// <summary>A customer whose services fail.</summary>
/// <param name="Id">Id of the customer.</param>
public sealed record CustomerToTell(string Id, string Name, string Tier, string? Region, bool Enterprise, bool Vip, IReadOnlyList<CustomerContact> Contacts);
