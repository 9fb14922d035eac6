using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Domain.Impact;
using Marten;

namespace IncidentPlatform.Incidents.Impact;

/// <summary>Reads what the impact of an incident is computed from, and computes it.</summary>
public sealed class ImpactReader(CatalogueReader catalogue) : IDisposable
{
    /// <summary>How many are computed at once in the background: each reads over a connection of its own.</summary>
    private const int AtOnce = 2;

    private readonly SemaphoreSlim places = new(AtOnce);

    /// <summary>The numbers to record; null where the catalogue has no customers.</summary>
    public async Task<ImpactRecomputed?> Computed(Incident incident, IQuerySession query, DateTimeOffset at, ImpactReason because, CancellationToken ct)
    {
        await places.WaitAsync(ct);
        try
        {
            var inputs = await Inputs(incident, query, at, ct);
            return inputs.CustomersInAll == 0 ? null : (await Totals(inputs, ct)).Fact(inputs, because);
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();

    /// <summary>What it is computed from, up to an instant.</summary>
    public async Task<ImpactInputs> Inputs(Incident incident, IQuerySession query, DateTimeOffset at, CancellationToken ct)
    {
        var periods = Outage.PeriodsOf(incident, at);
        var asOf = periods is [.., var last] && last.To < at ? last.To : at;
        var version = await catalogue.VersionAt(asOf, ct);
        return ImpactInputs.Of(
            incident, await Others(incident, query, periods, ct), await catalogue.Services(version, ct), version, asOf,
            await catalogue.CountCustomers(version, ct), at);
    }

    /// <summary>The sum over all customers who are affected, read one by one.</summary>
    public async Task<ImpactTotals> Totals(ImpactInputs inputs, CancellationToken ct)
    {
        var totals = new ImpactTotals();
        await foreach (var customer in Customers(inputs, null, int.MaxValue, ct))
        {
            totals = totals.With(customer);
        }

        return totals;
    }

    /// <summary>The customers who are affected, in the order of ids.</summary>
    public IAsyncEnumerable<CustomerImpact> Customers(ImpactInputs inputs, string? after, int most, CancellationToken ct) =>
        inputs.Own.Periods.Count == 0
            ? AsyncEnumerable.Empty<CustomerImpact>()
            : catalogue.CustomersUsing(inputs.Own.Services, inputs.CatalogueVersion, after, most, ct).Select(e => CustomerImpact.Of(inputs, e.Id, e.Spec));

    /// <summary>Other incidents of the months that the outage touches. Restricted ones are left out: the numbers are for readers who are not named.</summary>
    private static async Task<IReadOnlyList<Incident>> Others(Incident incident, IQuerySession query, IReadOnlyList<Period> periods, CancellationToken ct)
    {
        if (periods.Count == 0)
        {
            return [];
        }

        var (from, to) = (Period.MonthOf(periods[0].From).From, Period.MonthOf(periods[^1].To).To);
        var found = await query.QueryAsync<Incident>(
            """
            where id <> ? and data->>'mode' = 'live' and data->'security' is null and data->>'severity' in ('P1', 'P2') and data->>'status' <> 'cancelled'
              and coalesce(data->>'impactStartedAt', data->>'declaredAt')::timestamptz < ?
              and (data->>'resolvedAt' is null or (data->>'resolvedAt')::timestamptz >= ?)
            """,
            ct, incident.Id, to, from);
        return [.. found.Where(ImpactInputs.Counts)];
    }
}
