using Marten;
using Npgsql;

namespace IncidentPlatform.Incidents.Views;

/// <summary>How callers name an incident: by id, or by its number.</summary>
public static class IncidentReference
{
    /// <summary>The id; null where no incident has that number.</summary>
    public static async Task<Guid?> Find(IQuerySession query, string incident, CancellationToken ct)
    {
        if (Guid.TryParse(incident, out var id))
        {
            return id;
        }

        await using var command = new NpgsqlCommand("select id from mt_doc_incident where data->>'number' = $1");
        command.Parameters.AddWithValue(incident.ToUpperInvariant());
        await using var reader = await query.ExecuteReaderAsync(command, ct);
        return await reader.ReadAsync(ct) ? reader.GetGuid(0) : null;
    }
}
