using System.Text.Json;
using Refit;

namespace IncidentPlatform.Client.Incidents;

/// <summary>Services, upstream providers, customers and business hours, with their history.</summary>
public interface ICatalogue
{
    [Get("/catalogue/services")]
    Task<Page<Entry<Service>>> ListServices(string? cursor = null, int? pageSize = null, [Query(Format = "O")] DateTimeOffset? asOf = null, CancellationToken cancellation = default);

    [Get("/catalogue/services/{id}")]
    Task<Entry<Service>> GetService(string id, [Query(Format = "O")] DateTimeOffset? asOf = null, CancellationToken cancellation = default);

    [Put("/catalogue/services/{id}")]
    Task<StoredEntry<Service>> PutService(string id, [Body] Service body, CancellationToken cancellation = default);

    [Delete("/catalogue/services/{id}")]
    Task DeleteService(string id, CancellationToken cancellation = default);

    [Get("/catalogue/upstream-providers")]
    Task<Page<Entry<UpstreamProvider>>> ListUpstreamProviders(string? cursor = null, int? pageSize = null, [Query(Format = "O")] DateTimeOffset? asOf = null, CancellationToken cancellation = default);

    [Get("/catalogue/upstream-providers/{id}")]
    Task<Entry<UpstreamProvider>> GetUpstreamProvider(string id, [Query(Format = "O")] DateTimeOffset? asOf = null, CancellationToken cancellation = default);

    [Put("/catalogue/upstream-providers/{id}")]
    Task<StoredEntry<UpstreamProvider>> PutUpstreamProvider(string id, [Body] UpstreamProvider body, CancellationToken cancellation = default);

    [Delete("/catalogue/upstream-providers/{id}")]
    Task DeleteUpstreamProvider(string id, CancellationToken cancellation = default);

    [Get("/catalogue/customers")]
    Task<Page<Entry<Customer>>> ListCustomers(string? cursor = null, int? pageSize = null, [Query(Format = "O")] DateTimeOffset? asOf = null, CancellationToken cancellation = default);

    [Get("/catalogue/customers/{id}")]
    Task<Entry<Customer>> GetCustomer(string id, [Query(Format = "O")] DateTimeOffset? asOf = null, CancellationToken cancellation = default);

    [Put("/catalogue/customers/{id}")]
    Task<StoredEntry<Customer>> PutCustomer(string id, [Body] Customer body, CancellationToken cancellation = default);

    [Delete("/catalogue/customers/{id}")]
    Task DeleteCustomer(string id, CancellationToken cancellation = default);

    [Get("/catalogue/business-hours")]
    Task<Page<Entry<BusinessHours>>> ListBusinessHours(string? cursor = null, int? pageSize = null, [Query(Format = "O")] DateTimeOffset? asOf = null, CancellationToken cancellation = default);

    [Get("/catalogue/business-hours/{id}")]
    Task<Entry<BusinessHours>> GetBusinessHours(string id, [Query(Format = "O")] DateTimeOffset? asOf = null, CancellationToken cancellation = default);

    [Put("/catalogue/business-hours/{id}")]
    Task<StoredEntry<BusinessHours>> PutBusinessHours(string id, [Body] BusinessHours body, CancellationToken cancellation = default);

    [Delete("/catalogue/business-hours/{id}")]
    Task DeleteBusinessHours(string id, CancellationToken cancellation = default);

    /// <summary>Every version of an entity, the newest first.</summary>
    /// <param name="kind"><c>services</c>, <c>upstream-providers</c>, <c>customers</c> or <c>business-hours</c>.</param>
    [Get("/catalogue/{kind}/{id}/history")]
    Task<EntryHistory> GetCatalogueHistory(string kind, string id, CancellationToken cancellation = default);

    /// <summary>Takes a person out of the contacts of every customer, history included.</summary>
    [Post("/catalogue/contact-erasures")]
    Task<ContactErased> EraseContact([Body] EraseContact body, CancellationToken cancellation = default);

    /// <summary>What changed after a version of the catalogue; read on with <see cref="CatalogueChanges.Next"/>.</summary>
    [Get("/catalogue/changes")]
    Task<CatalogueChanges> ListCatalogueChanges(long? after = null, int? pageSize = null, CancellationToken cancellation = default);

    /// <summary>Brings a whole file into the catalogue, all of it or nothing.</summary>
    /// <param name="kind">As above.</param>
    /// <param name="file">With its content type: <c>application/json</c>, <c>application/x-ndjson</c> or <c>text/csv</c>.</param>
    /// <param name="dryRun">Say what would come of it, and change nothing.</param>
    [Post("/catalogue/imports/{kind}")]
    Task<CatalogueImported> ImportCatalogue(string kind, [Body] HttpContent file, bool? dryRun = null, CancellationToken cancellation = default);

    /// <summary>All of a kind as <c>ndjson</c>, <c>json</c> or <c>csv</c>, as it arrives.</summary>
    [Get("/catalogue/exports/{kind}")]
    Task<Stream> ExportCatalogue(string kind, string format = "ndjson", CancellationToken cancellation = default);
}

/// <param name="Email">The mail address by which the person stands in the contacts.</param>
public sealed record EraseContact(string Email);

/// <param name="Versions">Versions of customers that named the person.</param>
public sealed record ContactErased(int Versions);

/// <summary>Every version of an entity, the newest first.</summary>
public sealed record EntryHistory(string Id, IReadOnlyList<EntryVersion> Versions);

/// <param name="To">Until when it was so; null while it is.</param>
/// <param name="RecordedBy">Who made it so: <c>person:</c> or <c>service:</c> and the id.</param>
/// <param name="Spec">Null where it was deleted.</param>
public sealed record EntryVersion(int Version, DateTimeOffset From, DateTimeOffset? To, string RecordedBy, JsonElement? Spec = null);

/// <param name="Next">Give it as <c>after</c> to read on.</param>
/// <param name="More">Whether there is more to read now.</param>
public sealed record CatalogueChanges(IReadOnlyList<CatalogueChange> Items, long Next, bool More);

/// <param name="Sequence">The catalogue's version with it.</param>
/// <param name="Deleted">Whether it is gone; there is no spec then.</param>
public sealed record CatalogueChange(long Sequence, string Kind, string Id, int Version, DateTimeOffset RecordedAt, bool Deleted, JsonElement? Spec = null);

/// <param name="Warnings">What rows name and the catalogue does not have.</param>
public sealed record CatalogueImported(int Rows, int Created, int Updated, int Unchanged, bool DryRun, IReadOnlyList<string> Warnings);
