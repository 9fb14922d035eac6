using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Domain.Impact;

/// <summary>What the impact of an incident is computed from, customers aside.</summary>
/// <param name="At">Up to when.</param>
/// <param name="CatalogueVersion">Version of the catalogue.</param>
/// <param name="CatalogueAsOf">The instant the catalogue was read at: that of the computation, or the end of the outage where that was before.</param>
/// <param name="CustomersInAll">Customers in the catalogue.</param>
/// <param name="Services">The services of the incident.</param>
/// <param name="UnknownServices">Those of them that the catalogue does not know.</param>
/// <param name="Dependents">Services that fail with them: each with the one it fails with.</param>
/// <param name="Own">The outage of this incident.</param>
/// <param name="Others">Outages of other incidents in the same months.</param>
/// <param name="GoesOn">Whether the outage had not ended.</param>
public sealed record ImpactInputs(
    DateTimeOffset At,
    long CatalogueVersion,
    DateTimeOffset CatalogueAsOf,
    int CustomersInAll,
    IReadOnlyList<string> Services,
    IReadOnlyList<string> UnknownServices,
    IReadOnlyDictionary<string, string> Dependents,
    Outage Own,
    IReadOnlyList<Outage> Others,
    bool GoesOn)
{
    /// <summary>How long it lasted so far, lulls left out.</summary>
    public TimeSpan Downtime => Own.Periods.Aggregate(TimeSpan.Zero, (sum, p) => sum + p.Length);

    /// <summary>The months that the outage touches.</summary>
    public IReadOnlyList<Period> Months => [.. Own.Periods.SelectMany(MonthsOf).Distinct().OrderBy(m => m.From)];

    /// <param name="others">Other incidents of the same months, as they stand.</param>
    public static ImpactInputs Of(
        Incident incident, IEnumerable<Incident> others, IReadOnlyDictionary<string, Service> services, long version, DateTimeOffset asOf, int customersInAll,
        DateTimeOffset at)
    {
        var graph = DependencyGraph.Of(services);
        var own = OutageOf(incident);
        return new ImpactInputs(
            at, version, asOf, customersInAll, incident.Services, [.. incident.Services.Where(s => !services.ContainsKey(s))],
            graph.FailingWith(incident.Services), own, [.. others.Select(OutageOf).Where(o => o.Periods.Count > 0)],
            own.Periods is [.., var last] && last.To == at);

        Outage OutageOf(Incident i) => new(
            i.Number, i.Services.Concat(graph.FailingWith(i.Services).Keys).ToHashSet(StringComparer.Ordinal), Outage.PeriodsOf(i, at), i.SlaExceptions);
    }

    /// <summary>Whether an incident counts as downtime of other incidents' months: it was live and major, and no false alarm.</summary>
    public static bool Counts(Incident other) => other is { Mode: Mode.Live, Severity: Severity.P1 or Severity.P2, Status: not (IncidentStatus.Cancelled or IncidentStatus.Proposed) };

    private static IEnumerable<Period> MonthsOf(Period period)
    {
        for (var month = Period.MonthOf(period.From); month.From < period.To; month = Period.MonthOf(month.To))
        {
            yield return month;
        }
    }
}
