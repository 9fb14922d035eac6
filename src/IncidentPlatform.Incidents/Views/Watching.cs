using IncidentPlatform.Incidents.Intake;
using Marten;
using Npgsql;

namespace IncidentPlatform.Incidents.Views;

/// <summary>Which incidents watch a signal: those whose latest verification names it and which are not over.</summary>
internal static class Watching
{
    public static async Task<IReadOnlyList<Guid>> Incidents(IQuerySession query, string signal, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select d.id from incident_list l join mt_doc_incident d on d.id = l.id
            where l.is_open and l.status in ('fixing', 'verifying', 'resolved') and d.data->'verification'->'signals' @> to_jsonb($1::text)
            """);
        command.Parameters.AddWithValue(signal);
        return await command.Read(query, r => r.GetGuid(0), ct);
    }
}
