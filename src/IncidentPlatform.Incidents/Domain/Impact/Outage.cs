namespace IncidentPlatform.Incidents.Domain.Impact;

/// <summary>Time in which an incident kept customers from services.</summary>
/// <param name="Incident">Number of the incident.</param>
/// <param name="Services">Everything that failed: its services, and those that fail with them.</param>
/// <param name="Periods">When, lulls left out.</param>
/// <param name="Exceptions">SLA exceptions granted in it.</param>
public sealed record Outage(
    string Incident, IReadOnlySet<string> Services, IReadOnlyList<Period> Periods, IReadOnlyList<SlaExceptionGranted> Exceptions)
{
    /// <summary>
    /// When an incident kept customers from its services, up to an instant: from the start of the impact (the declaration where that is
    /// not known) to the start of the quiet that resolved stands on, and again from each reopening. A cancelled incident kept nobody from
    /// anything; a merged one ends with the merge and goes on in the other.
    /// </summary>
    public static IReadOnlyList<Period> PeriodsOf(Incident incident, DateTimeOffset until)
    {
        if (incident.Status == IncidentStatus.Cancelled)
        {
            return [];
        }

        var end = incident.ClosedAt is { } closed && incident.Status == IncidentStatus.Merged && closed < until ? closed : until;
        var all = new Period(incident.ImpactStartedAt ?? incident.DeclaredAt, end);
        return ((IReadOnlyList<Period>)[all]).Without(incident.Lulls.Select(l => new Period(l.From, l.To ?? DateTimeOffset.MaxValue)));
    }

    /// <summary>The part that counts for a customer: none where the customer uses nothing that failed, less what was excepted.</summary>
    internal IReadOnlyList<Period> For(string id, IReadOnlyList<string> uses, params ReadOnlySpan<SlaClause> excepted)
    {
        if (!uses.Any(Services.Contains))
        {
            return [];
        }

        var periods = Periods;
        foreach (var clause in excepted)
        {
            periods = periods.Without(Exceptions.Where(e => e.Customer == id && e.Clause == clause).Select(e => new Period(e.From, e.To)));
        }

        return periods;
    }
}
