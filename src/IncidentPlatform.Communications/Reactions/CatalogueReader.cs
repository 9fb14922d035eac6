using System.Net;
using IncidentPlatform.Communications.Domain;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Messaging;
using Refit;

namespace IncidentPlatform.Communications.Reactions;

/// <summary>Reads customers from the catalogue of Incidents. Nothing of it is kept: who a customer is stays where it belongs.</summary>
public sealed class CatalogueReader(IIncidentsApi incidents)
{
    private const int PageSize = 200;
    private const int MostAtOnce = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Enterprise customers for whom something fails with an incident, by id; none where the incident is restricted.</summary>
    /// <param name="most">So many at most.</param>
    /// <returns>Null where Incidents cannot be read.</returns>
    public Task<IReadOnlyList<string>?> EnterpriseCustomers(Guid incidentId, int most, CancellationToken ct) => Read<IReadOnlyList<string>>(async patient =>
    {
        var found = new List<string>();
        string? cursor = null;
        do
        {
            var page = await incidents.GetEnterpriseCustomers(incidentId, PageSize, cursor, patient);
            found.AddRange(page.Items.Select(c => c.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null && found.Count < most);

        return found.Count > most ? found[..most] : found;
    }, [], ct);

    /// <summary>Customers for whom something fails with an incident, by the catalogue of an instant, with the people to write to: a page of them.</summary>
    /// <param name="to">Which of them; all where null.</param>
    /// <param name="cursor">Of the page before; null for the first.</param>
    /// <returns>Null where Incidents cannot be read.</returns>
    public Task<Page<CustomerToTell>?> CustomersToTell(Guid incidentId, Selection? to, DateTimeOffset asOf, string? cursor, CancellationToken ct) => Read(
        patient => incidents.GetContacts(incidentId, to?.Services, to?.Tiers, to?.Regions, to?.Contracts, asOf.UtcDateTime.ToString("o"), cursor, PageSize, patient),
        new Page<CustomerToTell>([], null), ct);

    /// <summary>These customers, by id; those that the catalogue does not know are left out.</summary>
    /// <returns>Null where Incidents cannot be read.</returns>
    public Task<IReadOnlyDictionary<string, CustomerSpec>?> Customers(IEnumerable<string> ids, CancellationToken ct) => Read<IReadOnlyDictionary<string, CustomerSpec>>(async patient =>
    {
        var found = new Dictionary<string, CustomerSpec>();
        foreach (var some in ids.Distinct().Chunk(MostAtOnce))
        {
            foreach (var customer in await Task.WhenAll(some.Select(id => Find(id, patient))))
                if (customer is not null)
                    found[customer.Id] = customer.Spec;
        }

        return found;
    }, new Dictionary<string, CustomerSpec>(), ct);

    private async Task<CataloguedCustomer?> Find(string id, CancellationToken ct)
    {
        try
        {
            return await incidents.GetCustomer(id, ct);
        }
        catch (ApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static async Task<T?> Read<T>(Func<CancellationToken, Task<T>> read, T nothing, CancellationToken ct) where T : class
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            return await read(patience.Token);
        }
        catch (ApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return nothing;
        }
        catch (Exception e) when (e is ApiException or ApiRequestException or HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }
}
