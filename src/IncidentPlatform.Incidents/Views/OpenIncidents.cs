using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Intake;
using Marten;
using Npgsql;

namespace IncidentPlatform.Incidents.Views;

/// <summary>A live incident that is open.</summary>
/// <param name="Watched">Whether it is resolved and its recovery is watched.</param>
internal sealed record OpenIncident(Guid Id, IReadOnlyList<string> Services, bool Watched);

/// <summary>Which live incidents are open, as far as alerts need to know.</summary>
internal static class OpenIncidents
{
    /// <summary>
    /// Those that are open on any of the services, oldest first, those that are only proposed last. Never a restricted one: an alert that joined it would be hidden from those
    /// who look after the service.
    /// </summary>
    public static async Task<IReadOnlyList<OpenIncident>> OnAny(IQuerySession query, IReadOnlyCollection<string> services, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select id, services, status = 'resolved' from incident_list where is_open and named is null and mode = 'live' and services && $1 order by status = 'proposed', id limit 100");
        command.Parameters.AddWithValue(services.ToArray());
        return await command.Read(query, r => new OpenIncident(r.GetGuid(0), r.GetFieldValue<string[]>(1), r.GetBoolean(2)), ct);
    }

    /// <summary>The incident itself while it is open, or the one it lives on in by merges; null where that is over.</summary>
    public static async Task<Guid?> GoingOnAs(IQuerySession query, Guid incident, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            with recursive line as (
                select id, data from mt_doc_incident where id = $1
                union all
                select next.id, next.data from line join mt_doc_incident next on next.id = (line.data->'mergedInto'->>'id')::uuid)
            select l.id from line join incident_list l on l.id = line.id where l.is_open
            """);
        command.Parameters.AddWithValue(incident);
        return await command.ReadOne(query, r => (Guid?)r.GetGuid(0), ct);
    }

    /// <summary>Those whose recovery is watched.</summary>
    public static async Task<IReadOnlyList<Incident>> Watched(IQuerySession query, CancellationToken ct) =>
        await query.QueryAsync<Incident>("where id in (select id from incident_list where is_open and named is null and mode = 'live' and status = 'resolved') order by id", ct);

    /// <summary>Those that were declared or proposed because many customers are hit.</summary>
    public static async Task<IReadOnlyList<Incident>> OnCustomers(IQuerySession query, CancellationToken ct) =>
        await query.QueryAsync<Incident>(
            """
            where data->'trigger'->>'kind' = 'customer-impact'
              and id in (select id from incident_list where is_open and named is null and mode = 'live' and status <> 'resolved') order by id
            """,
            ct);

    /// <summary>Whether an alert of the incident was firing already; it may be long over where its source never says so.</summary>
    /// <param name="except">Alerts that are not looked at.</param>
    public static async Task<bool> HasFiring(IQuerySession query, Guid incident, IEnumerable<Guid> except, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select 1 from mt_doc_alert where (data->>'incidentId')::uuid = $1 and data->>'status' = 'firing' and id <> all($2) limit 1");
        command.Parameters.AddWithValue(incident);
        command.Parameters.AddWithValue(except.ToArray());
        return await command.ReadOne(query, r => (int?)r.GetInt32(0), ct) is not null;
    }
}
